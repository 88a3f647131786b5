import type { Texts } from './en.ts';
import { plural } from './plural.ts';

export const de: Texts = {
  language: 'de',

  messages: 'Nachrichten',
  you: 'Sie',
  visitor: 'Besucher',
  team: 'Team',
  automatic: 'Automatisch',
  newHere: 'Neue Nachrichten',
  newBelow: plural('de', { one: '# neue Nachricht', other: '# neue Nachrichten' }),
  toLatest: 'Zur neuesten Nachricht',
  typing: (name) => `${name} schreibt`,
  resolved: 'Als gelöst markiert',
  reopened: 'Wieder offen',
  unknown: 'Diese Version kann das nicht zeigen',
  opensNewTab: 'öffnet in neuem Tab',

  waiting: 'Noch nicht gesendet',
  sending: 'Wird gesendet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  failed: 'Nicht gesendet.',
  held: 'Vor über einem Tag geschrieben. Noch senden?',
  retry: 'Erneut versuchen',
  discard: 'Verwerfen',
  tooLong: 'Die Nachricht ist zu lang.',
  tooMuch: 'Das war zu viel auf einmal. Bitte versuchen Sie es gleich noch einmal.',
  notAllowed: 'Die Nachricht wurde nicht angenommen.',
  somethingWrong: 'Bei uns ging etwas schief.',
  notKept:
    'Das wurde nicht gespeichert und steht noch hier. Bitte versuchen Sie es gleich noch einmal.',

  write: 'Nachricht schreiben',
  send: 'Senden',
  charactersLeft: plural('de', { other: 'noch # Zeichen' }),
  charactersOver: plural('de', { other: '# Zeichen zu viel' }),

  chat: 'Chat',
  repliesIn: (duration) => `Übliche Antwortzeit: ${duration}`,
  people: (names) => `Sie schreiben mit ${names}.`,
  welcome: 'Guten Tag! Wie können wir helfen?',
  welcomeMore:
    'Sie können die Seite schließen: Ihre Nachricht bleibt erhalten, die Antwort wartet hier auf Sie.',
  offline: 'Sie sind offline. Was Sie schreiben, wird gesendet, sobald Sie wieder online sind.',
  unreachable:
    'Wir sind gerade nicht erreichbar. Was Sie schreiben, bleibt erhalten und wird gesendet, sobald es wieder geht.',
  onlyThisTab:
    'Nur in diesem Tab gespeichert. Bitte lassen Sie ihn offen, bis Ihre Nachrichten gesendet sind.',
  outdated: 'Diese Seite ist veraltet. Bitte laden Sie sie neu.',
  forbidden: 'Der Chat ist hier nicht verfügbar.',
  erased: 'Dieses Gespräch wurde gelöscht.',
  left: 'Sie haben sich abgemeldet.',
  contactPage: 'Kontaktseite',
  solved: 'Wir hoffen, das ist gelöst. Wenn nicht, schreiben Sie einfach weiter.',
  conversations: 'Ihre Gespräche',
  unread: plural('de', { other: '# ungelesen' }),

  // the overview: what one can do here
  toHome: 'Übersicht',

  // answers
  answers: 'Antworten',
  searchAnswers: 'Antworten suchen',

  // messages
  choices: 'Antwortvorschläge',
  emoji: 'Emoji',

  // files
  attach: 'Datei anhängen',
  close: 'Schließen',

  // what is kept about the shopper
  yourData: 'Ihre Daten',

  more: () => import('./more/de.ts').then(({ de }) => de),
  answersWords: () => import('./answers/de.ts').then(({ de }) => de),
};
