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
  back: 'Zurück zum Chat',
  unread: plural('de', { other: '# ungelesen' }),

  // the overview: what one can do here
  toHome: 'Übersicht',
  chatWithUs: 'Mit uns chatten',
  goOn: 'Im Chat weiterschreiben',
  writeToUs: 'Schreiben Sie uns',
  openConversation: (name) => `Gespräch „${name}“ öffnen`,

  // messages
  choices: 'Antwortvorschläge',
  copy: 'Kopieren',
  copied: 'Kopiert',
  emoji: 'Emoji',

  // files
  attach: 'Datei anhängen',
  dropHere: 'Dateien hier ablegen',
  removeFile: (name) => `${name} entfernen`,
  uploading: (percent) => `Wird hochgeladen, ${percent}`,
  notUploaded: 'Diese Datei konnte nicht hochgeladen werden.',
  fileTooLarge: (limit) => `Dateien dürfen bis zu ${limit} groß sein.`,
  fileEmpty: 'Diese Datei ist leer.',
  fileType: 'Dateien dieser Art werden hier nicht angenommen.',
  tooManyFiles: plural('de', {
    one: 'Bitte nur eine Datei auf einmal.',
    other: 'Bitte höchstens # Dateien auf einmal.',
  }),
  fileChecked: 'Wird geprüft',
  fileGone: 'Nicht mehr verfügbar',
  openImage: (name) => `Bild ${name} öffnen`,
  download: 'Herunterladen',
  previous: 'Zurück',
  next: 'Weiter',
  close: 'Schließen',
  cancel: 'Abbrechen',

  // what is kept about the shopper
  yourData: 'Ihre Daten',
  yourDataMore:
    'Ihre Gespräche werden auf diesem Gerät und beim Shop aufbewahrt, damit Sie sie wiederfinden.',
  saveData: 'Gespräche als Datei sichern',
  forgetDevice: 'Dieses Gerät vergessen',
  forgetDeviceMore: 'Löscht alle Gespräche von diesem Gerät. Der Shop behält sie.',
  forgetUnsent: plural('de', {
    one: '# Nachricht wurde noch nicht gesendet und geht verloren.',
    other: '# Nachrichten wurden noch nicht gesendet und gehen verloren.',
  }),
  forgotten: 'Dieses Gerät hat alles vergessen.',
};
