import type { Texts } from './en.ts';
import { plural } from './plural.ts';

const minutes = plural('de', { one: 'einer Minute', other: '# Minuten' });
const hours = plural('de', { one: 'einer Stunde', other: '# Stunden' });
const days = plural('de', { one: 'einem Tag', other: '# Tagen' });

export const de: Texts = {
  language: 'de',

  messages: 'Nachrichten',
  noMessages: 'Noch keine Nachrichten',
  you: 'Sie',
  visitor: 'Besucher',
  team: 'Team',
  automatic: 'Automatisch',
  earlier: 'Frühere Nachrichten werden geladen',
  newHere: 'Neue Nachrichten',
  newBelow: plural('de', { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  toLatest: 'Zur neuesten Nachricht',
  said: (name, text) => `${name}: ${text}`,
  typing: (name) => `${name} schreibt`,
  started: 'Gespräch begonnen',
  startedOn: (page) => `Gespräch begonnen auf „${page}“`,
  assigned: (name, to) => `${name} hat dies ${to} übergeben`,
  took: (name) => `${name} hat dies übernommen`,
  released: (name) => `${name} hat dies an das Team zurückgegeben`,
  resolved: 'Als gelöst markiert',
  resolvedBy: (name) => `${name} hat dies als gelöst markiert`,
  reopened: 'Wieder offen',
  reopenedBy: (name) => `${name} hat dies wieder geöffnet`,
  unknown: 'Hier ist etwas geschehen, das diese Version nicht zeigen kann',
  note: 'Interne Notiz',
  opensNewTab: 'öffnet in neuem Tab',

  waiting: 'Wartet auf den Versand',
  sending: 'Wird gesendet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  notSent: 'Nicht gesendet.',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  tooLong: 'Diese Nachricht ist zu lang.',
  outboxFull:
    'Es warten schon zu viele Nachrichten. Bitte versuchen Sie es wieder, wenn einige gesendet sind.',
  notAllowed: 'Sie wurde hier nicht angenommen.',
  tooFast: 'Das ging zu schnell. Bitte versuchen Sie es gleich noch einmal.',
  somethingWrong: 'Bei uns ist etwas schiefgegangen.',
  notKept:
    'Das konnte nicht gespeichert werden und steht deshalb noch hier. Bitte versuchen Sie es noch einmal.',

  write: 'Nachricht schreiben',
  send: 'Senden',
  charactersLeft: plural('de', { one: 'noch # Zeichen', other: 'noch # Zeichen' }),
  charactersOver: plural('de', { one: '# Zeichen zu viel', other: '# Zeichen zu viel' }),

  chat: 'Chat',
  chatWith: (shop) => `Chat mit ${shop}`,
  repliesWithin: (count) =>
    count <= 50
      ? `Antwort meist in ${minutes(Math.max(1, Math.round(count)))}`
      : count <= 23 * 60
        ? `Antwort meist in ${hours(Math.round(count / 60))}`
        : `Antwort meist in ${days(Math.round(count / 1440))}`,
  people: (names) => `Sie schreiben mit ${names}`,
  welcome: 'Guten Tag! Wie können wir helfen?',
  welcomeMore:
    'Schreiben Sie uns hier. Sie können die Seite schließen: Ihre Nachricht bleibt erhalten und wird gesendet.',
  offline: 'Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie wieder online sind.',
  unreachable:
    'Wir sind gerade nicht erreichbar. Was Sie schreiben, bleibt erhalten und wird so bald wie möglich gesendet.',
  onlyThisTab:
    'Nur in diesem Tab gespeichert. Bitte lassen Sie ihn offen, bis Ihre Nachrichten gesendet sind.',
  outdated: 'Diese Seite ist veraltet. Bitte laden Sie sie neu, um weiterzuschreiben.',
  refused: 'Der Chat ist hier nicht verfügbar. Bitte nutzen Sie unsere Kontaktseite.',
  erased: 'Dieses Gespräch wurde wie gewünscht gelöscht.',
  contactPage: 'Kontaktseite',
  solved: 'Wir hoffen, das ist gelöst. Wenn nicht, schreiben Sie einfach: Es geht hier weiter.',
  conversations: 'Ihre Gespräche',
  conversationsBack: 'Zurück zum Chat',
  writeNew: 'Neue Nachricht schreiben',
  unread: plural('de', { one: '# ungelesen', other: '# ungelesen' }),
};
