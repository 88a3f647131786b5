/** The site that end-to-end tests use. */
export const SITE = 'demo';

export const AGENTS = [
  { id: 'anna', name: 'Anna' },
  { id: 'marek', name: 'Marek' },
] as const;
