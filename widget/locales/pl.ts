import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/**
 * Impersonal and polite: neither “ty” nor “Pan/Pani”, and no past tense that says whether who reads is a man or a
 * woman. Names stand where they need no case. `other` is for fractions, which nothing here counts.
 */
export const pl: Texts = {
  language: 'pl',

  // the thread
  messages: 'Wiadomości',
  you: 'Ja',
  visitor: 'Gość',
  team: 'Zespół',
  automatic: 'Automatycznie',
  newHere: 'Nowe wiadomości',
  newBelow: plural('pl', {
    one: '# nowa wiadomość',
    few: '# nowe wiadomości',
    many: '# nowych wiadomości',
    other: '# nowej wiadomości',
  }),
  toLatest: 'Do najnowszej wiadomości',
  typing: (name) => `${name} pisze`,
  resolved: 'Oznaczono jako rozwiązane',
  reopened: 'Otwarto ponownie',
  unknown: 'Ta wersja nie potrafi tego pokazać',
  opensNewTab: 'otwiera się w nowej karcie',

  // what became of an own message
  waiting: 'Czeka na wysłanie',
  sending: 'Wysyłanie',
  sent: 'Wysłano',
  delivered: 'Dostarczono',
  read: 'Przeczytano',
  failed: 'Nie wysłano.',
  held: 'Napisano ponad dobę temu. Czy mimo to wysłać?',
  retry: 'Spróbuj ponownie',
  discard: 'Usuń',
  tooLong: 'Wiadomość jest za długa.',
  tooMuch: 'To było za dużo naraz. Prosimy spróbować ponownie za chwilę.',
  notAllowed: 'Wiadomość nie została przyjęta.',
  somethingWrong: 'Po naszej stronie wystąpił problem.',
  notKept: 'Nie udało się zapisać tekstu, dlatego nadal tu jest. Prosimy spróbować ponownie.',

  // the composer
  write: 'Napisz wiadomość',
  send: 'Wyślij',
  charactersLeft: plural('pl', {
    one: 'Pozostał # znak',
    few: 'Pozostały # znaki',
    many: 'Pozostało # znaków',
    other: 'Pozostało # znaku',
  }),
  charactersOver: plural('pl', {
    one: 'O # znak za dużo',
    few: 'O # znaki za dużo',
    many: 'O # znaków za dużo',
    other: 'O # znaku za dużo',
  }),

  // the panel
  chat: 'Czat',
  repliesIn: (duration) => `Zwykły czas odpowiedzi: ${duration}`,
  people: (names) => `Po drugiej stronie: ${names}.`,
  welcome: 'Dzień dobry! W czym możemy pomóc?',
  welcomeMore:
    'Tę stronę można w każdej chwili zamknąć. Wiadomość pozostanie zapisana, a odpowiedź będzie tu czekać.',
  offline:
    'Brak połączenia z internetem. Wiadomości zostaną zapisane i wysłane, gdy połączenie wróci.',
  unreachable:
    'W tej chwili nie mamy połączenia. Wiadomości zostaną zapisane i wysłane, gdy tylko będzie to możliwe.',
  onlyThisTab:
    'Zapisano tylko w tej karcie. Prosimy jej nie zamykać, dopóki wiadomości nie zostaną wysłane.',
  outdated: 'Ta strona jest nieaktualna. Prosimy ją odświeżyć, aby kontynuować.',
  forbidden: 'Czat nie jest tutaj dostępny.',
  erased: 'Ta rozmowa została usunięta zgodnie z prośbą.',
  left: 'Wylogowano.',
  contactPage: 'Strona kontaktowa',
  solved: 'Mamy nadzieję, że sprawa jest rozwiązana. Jeśli nie, wystarczy znów do nas napisać.',
  conversations: 'Rozmowy',
  toHome: 'Przegląd',
  unread: plural('pl', {
    one: '# nieprzeczytana',
    few: '# nieprzeczytane',
    many: '# nieprzeczytanych',
    other: '# nieprzeczytanej',
  }),

  // answers
  answers: 'Odpowiedzi',
  searchAnswers: 'Szukaj odpowiedzi',

  // messages
  choices: 'Proponowane odpowiedzi',
  emoji: 'Emoji',

  // files
  attach: 'Dołącz plik',
  close: 'Zamknij',

  // what is kept about the shopper
  yourData: 'Zapisane dane',

  more: () => import('./more/pl.ts').then(({ pl }) => pl),
  answersWords: () => import('./answers/pl.ts').then(({ pl }) => pl),
};
