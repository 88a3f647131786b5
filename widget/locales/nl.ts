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
  toHome: 'Overzicht',
  unread: plural('nl', { other: '# ongelezen' }),

  // answers
  answers: 'Antwoorden',
  searchAnswers: 'Zoek een antwoord',

  // messages
  choices: 'Voorgestelde antwoorden',
  emoji: 'Emoji',

  // files
  attach: 'Bestand toevoegen',
  close: 'Sluiten',

  // what is kept about the shopper
  yourData: 'Uw gegevens',

  more: () => import('./more/nl.ts').then(({ nl }) => nl),
  answersWords: () => import('./answers/nl.ts').then(({ nl }) => nl),
};
