import type { Texts } from './en.ts';
import { plural } from './plural.ts';

/** Formal: “Lei” where somebody is spoken to, mostly without. Who reads is never said to be a man or a woman. */
export const it: Texts = {
  language: 'it',

  // the thread
  messages: 'Messaggi',
  you: 'Io',
  visitor: 'Ospite',
  team: 'Assistenza',
  automatic: 'Automatico',
  newHere: 'Nuovi messaggi',
  newBelow: plural('it', {
    one: '# nuovo messaggio',
    many: '# di nuovi messaggi',
    other: '# nuovi messaggi',
  }),
  toLatest: 'All’ultimo messaggio',
  typing: (name) => `${name} sta scrivendo`,
  resolved: 'Richiesta risolta',
  reopened: 'Richiesta riaperta',
  unknown: 'Qui c’è qualcosa che questa versione non può mostrare',
  opensNewTab: 'si apre in una nuova scheda',

  // what became of an own message
  waiting: 'In attesa di invio',
  sending: 'Invio in corso',
  sent: 'Inviato',
  delivered: 'Consegnato',
  read: 'Letto',
  failed: 'Non inviato.',
  held: 'Scritto più di un giorno fa. Inviarlo comunque?',
  retry: 'Riprova',
  discard: 'Elimina',
  tooLong: 'Il messaggio è troppo lungo.',
  tooMuch: 'Troppe richieste in una volta. Si prega di riprovare tra qualche istante.',
  notAllowed: 'Il messaggio non è stato accettato.',
  somethingWrong: 'C’è stato un problema da parte nostra.',
  notKept: 'Il testo non è stato salvato ed è ancora qui. Si prega di riprovare.',

  // the composer
  write: 'Scriva un messaggio',
  send: 'Invia',
  charactersLeft: plural('it', {
    one: '# carattere rimanente',
    many: '# di caratteri rimanenti',
    other: '# caratteri rimanenti',
  }),
  charactersOver: plural('it', {
    one: '# carattere di troppo',
    many: '# di caratteri di troppo',
    other: '# caratteri di troppo',
  }),

  // the panel
  chat: 'Chat',
  repliesIn: (duration) => `Tempo di risposta abituale: ${duration}`,
  people: (names) => `In chat con ${names}.`,
  welcome: 'Buongiorno! Come possiamo aiutarla?',
  welcomeMore:
    'Questa pagina si può chiudere in qualsiasi momento: il messaggio resta salvato e la risposta arriverà qui.',
  offline:
    'Nessuna connessione a Internet. I messaggi vengono salvati e inviati appena torna la connessione.',
  unreachable:
    'Al momento non siamo raggiungibili. I messaggi vengono salvati e inviati appena possibile.',
  onlyThisTab:
    'Salvato solo in questa scheda. Si prega di tenerla aperta finché i messaggi non sono stati inviati.',
  outdated: 'Questa pagina non è aggiornata. Si prega di ricaricarla per continuare.',
  forbidden: 'La chat non è disponibile qui.',
  erased: 'Questa conversazione è stata eliminata, come richiesto.',
  left: 'Logout effettuato.',
  contactPage: 'Pagina dei contatti',
  solved: 'Speriamo che sia tutto risolto. In caso contrario, basta scriverci di nuovo.',
  conversations: 'Le sue conversazioni',
  toHome: 'Panoramica',
  unread: plural('it', { one: '# non letto', many: '# non letti', other: '# non letti' }),

  // answers
  answers: 'Risposte',
  searchAnswers: 'Cerca una risposta',

  // messages
  choices: 'Risposte suggerite',
  emoji: 'Emoji',

  // files
  attach: 'Allega un file',
  close: 'Chiudi',

  // what is kept about the shopper
  yourData: 'I suoi dati',

  more: () => import('./more/it.ts').then(({ it }) => it),
  answersWords: () => import('./answers/it.ts').then(({ it }) => it),
};
