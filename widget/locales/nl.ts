import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** “U”, as fine shops in both countries write to people whom they do not know, and not more often than needed. */
export const nl: Texts = {
  language: 'nl',

  // the thread
  messages: 'Berichten',
  you: 'U',
  visitor: 'Bezoeker',
  team: 'Ons team',
  automatic: 'Automatisch',
  newHere: 'Nieuwe berichten',
  newBelow: plural('nl', { one: '# nieuw bericht', other: '# nieuwe berichten' }),
  toLatest: 'Naar het nieuwste bericht',
  typing: (name) => `${name} is aan het typen`,
  resolved: 'Als opgelost gemarkeerd',
  reopened: 'Weer geopend',
  unknown: 'Hier staat iets wat deze versie niet kan tonen',
  opensNewTab: 'opent in een nieuw tabblad',

  // what became of an own message
  waiting: 'Wacht op verzending',
  sending: 'Wordt verzonden',
  sent: 'Verzonden',
  delivered: 'Afgeleverd',
  read: 'Gelezen',
  failed: 'Niet verzonden.',
  held: 'Meer dan een dag geleden geschreven. Toch nog verzenden?',
  retry: 'Opnieuw proberen',
  discard: 'Verwijderen',
  tooLong: 'Het bericht is te lang.',
  tooMuch: 'Dat was te veel tegelijk. Probeer het zo meteen opnieuw.',
  notAllowed: 'Het bericht is niet geaccepteerd.',
  somethingWrong: 'Er ging bij ons iets mis.',
  notKept: 'Dit kon niet worden bewaard en staat daarom nog hier. Probeer het opnieuw.',

  // the composer
  write: 'Schrijf een bericht',
  send: 'Verzenden',
  charactersLeft: plural('nl', { one: 'Nog # teken', other: 'Nog # tekens' }),
  charactersOver: plural('nl', { one: '# teken te veel', other: '# tekens te veel' }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration) => `Reageert meestal binnen ${duration}`,
  people: (names) => `U chat met ${names}.`,
  welcome: 'Goedendag! Waarmee kunnen we u helpen?',
  welcomeMore:
    'U kunt deze pagina gerust sluiten: uw bericht blijft bewaard en het antwoord staat hier voor u klaar.',
  offline:
    'U bent offline. Wat u schrijft, blijft bewaard en wordt verzonden zodra u weer online bent.',
  unreachable:
    'We zijn op dit moment niet bereikbaar. Wat u schrijft, blijft bewaard en wordt zo snel mogelijk verzonden.',
  onlyThisTab: 'Alleen in dit tabblad bewaard. Laat het open totdat uw berichten zijn verzonden.',
  outdated: 'Deze pagina is verouderd. Laad de pagina opnieuw om verder te gaan.',
  forbidden: 'De chat is hier niet beschikbaar.',
  erased: 'Dit gesprek is op verzoek verwijderd.',
  left: 'U bent uitgelogd.',
  contactPage: 'Contactpagina',
  solved: 'Hopelijk is het opgelost. Zo niet, schrijf ons dan gerust opnieuw.',
  conversations: 'Uw gesprekken',
  back: 'Terug naar de chat',
  toHome: 'Overzicht',
  unread: plural('nl', { other: '# ongelezen' }),

  // the overview: what one can do here
  chatWithUs: 'Chat met ons',
  goOn: 'Verder met de chat',
  writeToUs: 'Schrijf ons',
  openConversation: (name) => `Gesprek ‘${name}’ openen`,

  // messages
  choices: 'Voorgestelde antwoorden',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  emoji: 'Emoji',

  // files
  attach: 'Bestand toevoegen',
  dropHere: 'Laat de bestanden hier los',
  removeFile: (name) => `${name} verwijderen`,
  uploading: (percent) => `Wordt geüpload, ${percent}`,
  notUploaded: 'Dit bestand kon niet worden geüpload.',
  fileTooLarge: (limit) => `Bestanden mogen maximaal ${limit} groot zijn.`,
  fileEmpty: 'Dit bestand is leeg.',
  fileType: 'Bestanden van dit type worden hier niet geaccepteerd.',
  tooManyFiles: plural('nl', {
    one: 'Eén bestand tegelijk, alstublieft.',
    other: 'Maximaal # bestanden tegelijk, alstublieft.',
  }),
  fileChecked: 'Wordt gecontroleerd',
  fileGone: 'Niet meer beschikbaar',
  openImage: (name) => `Afbeelding ${name} openen`,
  download: 'Downloaden',
  previous: 'Vorige',
  next: 'Volgende',
  close: 'Sluiten',
  cancel: 'Annuleren',

  // what is kept about the shopper
  yourData: 'Uw gegevens',
  yourDataMore:
    'Uw gesprekken worden op dit apparaat en bij de winkel bewaard, zodat u ze kunt terugvinden.',
  saveData: 'Mijn gesprekken als bestand opslaan',
  forgetDevice: 'Dit apparaat vergeten',
  forgetDeviceMore:
    'Verwijdert alle gesprekken van dit apparaat. Bij de winkel blijven ze bewaard.',
  forgetUnsent: plural('nl', {
    one: '# bericht is nog niet verzonden en gaat verloren.',
    other: '# berichten zijn nog niet verzonden en gaan verloren.',
  }),
  forgotten: 'Dit apparaat is alles vergeten.',
};
