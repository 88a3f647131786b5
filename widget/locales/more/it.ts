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
};
