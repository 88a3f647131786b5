// What only agents read in a thread. The desk's bundle alone holds it, so all languages are in one file.

const en = {
  note: 'Internal note',
  started: 'Conversation started',
  startedOn: (page: string) => `Conversation started on “${page}”`,
  assigned: (name: string, to: string) => `${name} assigned this to ${to}`,
  took: (name: string) => `${name} took this`,
  released: (name: string) => `${name} gave this back to the team`,
  resolvedBy: (name: string) => `${name} marked this as solved`,
  reopenedBy: (name: string) => `${name} opened this again`,
};

export type AgentLines = typeof en;

const de: AgentLines = {
  note: 'Interne Notiz',
  started: 'Gespräch begonnen',
  startedOn: (page) => `Gespräch begonnen auf „${page}“`,
  assigned: (name, to) => `${name} hat das Gespräch an ${to} übergeben`,
  took: (name) => `${name} hat das Gespräch übernommen`,
  released: (name) => `${name} hat das Gespräch an das Team zurückgegeben`,
  resolvedBy: (name) => `${name} hat das Gespräch als gelöst markiert`,
  reopenedBy: (name) => `${name} hat das Gespräch wieder geöffnet`,
};

export function agentLines(language: string): AgentLines {
  return language === 'de' ? de : en;
}
