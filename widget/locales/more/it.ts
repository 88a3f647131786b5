import { apart } from '../apart.ts';
import { plural } from '../plural.ts';
import type { MoreTexts } from './en.ts';

export const it: MoreTexts = {
  copy: 'Copia',
  copied: 'Copiato',
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
  fileOnlyHere:
    'Questo dispositivo non può conservare il file. Invialo prima di lasciare la pagina.',
  fileChecked: 'Controllo in corso',
  fileGone: 'Non più disponibile',
  openImage: (name) => `Apri l’immagine ${name}`,
  download: 'Scarica',
  previous: 'Indietro',
  next: 'Avanti',
  cancel: 'Annulla',
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
  emailMore:
    'Confermi il Suo indirizzo e-mail: le conversazioni che vi appartengono compariranno anche qui.',
  emailLabel: 'Indirizzo e-mail',
  sendCode: 'Invia un codice',
  emailWrong: (example) => `Questo non è un indirizzo e-mail. Ha la forma ${apart(example)}.`,
  emailUnsent: 'Non è stato possibile inviare il codice. Riprovi tra un momento.',
  emailOffline: 'È offline. Serve una connessione.',
  emailWait: (duration) => `Troppi tentativi. Riprovi tra ${duration}.`,
  codeSent: (email) => `Abbiamo inviato un codice a ${apart(email)}. Vale dieci minuti.`,
  codeOnce:
    'A un indirizzo va al massimo un codice al giorno. Non è arrivato? Guardi nella cartella dello spam.',
  codeLabel: 'Codice di sei cifre',
  confirmCode: 'Conferma',
  codeWrong: 'Questo non è il codice. Lo controlli, per favore.',
  codeOver: 'Questo codice non vale più.',
  newCodeIn: (duration) => `Potrà chiederne un altro tra ${duration}.`,
  otherEmail: 'Usa un altro indirizzo',
  emailProven: (email) =>
    `${apart(email)} è confermato. Ciò che vi appartiene è tra le Sue conversazioni, qui e sugli altri Suoi dispositivi.`,
  emailKnown:
    'Ha effettuato l’accesso al negozio: le Sue conversazioni sono già su tutti i Suoi dispositivi.',
};
