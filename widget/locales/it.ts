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
  back: 'Torna alla chat',
  toHome: 'Panoramica',
  unread: plural('it', { one: '# non letto', many: '# non letti', other: '# non letti' }),

  // the overview: what one can do here
  chatWithUs: 'Avvia una chat',
  goOn: 'Riprendi la chat',
  writeToUs: 'Ci scriva',
  openConversation: (name) => `Apri la conversazione «${name}»`,

  // messages
  choices: 'Risposte suggerite',
  copy: 'Copia',
  copied: 'Copiato',
  emoji: 'Emoji',

  // files
  attach: 'Allega un file',
  dropHere: 'Rilascia qui i file',
  removeFile: (name) => `Rimuovi ${name}`,
  uploading: (percent) => `Caricamento, ${percent}`,
  notUploaded: 'Non è stato possibile caricare questo file.',
  fileTooLarge: (limit) => `I file possono pesare al massimo ${limit}.`,
  fileEmpty: 'Questo file è vuoto.',
  fileType: 'I file di questo tipo non sono accettati.',
  tooManyFiles: plural('it', {
    one: 'Un solo file alla volta, per favore.',
    many: 'Al massimo # di file alla volta, per favore.',
    other: 'Al massimo # file alla volta, per favore.',
  }),
  fileChecked: 'Controllo in corso',
  fileGone: 'Non più disponibile',
  openImage: (name) => `Apri l’immagine ${name}`,
  download: 'Scarica',
  previous: 'Indietro',
  next: 'Avanti',
  close: 'Chiudi',
  cancel: 'Annulla',

  // what is kept about the shopper
  yourData: 'I suoi dati',
  yourDataMore:
    'Le conversazioni sono conservate su questo dispositivo e presso il negozio, così da poterle ritrovare.',
  saveData: 'Salva le mie conversazioni in un file',
  forgetDevice: 'Dimentica questo dispositivo',
  forgetDeviceMore: 'Elimina tutte le conversazioni da questo dispositivo. Il negozio le conserva.',
  forgetUnsent: plural('it', {
    one: '# messaggio non è ancora stato inviato e andrà perso.',
    many: '# di messaggi non sono ancora stati inviati e andranno persi.',
    other: '# messaggi non sono ancora stati inviati e andranno persi.',
  }),
  forgotten: 'Questo dispositivo ha dimenticato tutto.',
};
