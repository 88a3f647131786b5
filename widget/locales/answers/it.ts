import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const it: AnswersTexts = {
  clear: 'Cancella',
  found: plural('it', {
    one: '# risposta',
    many: '# di risposte',
    other: '# risposte',
  }),
  nothingFor: (query) => `Nessun risultato per «${query}».`,
  otherWords: 'Si può provare con altre parole o scriverci.',
  often: 'Domande frequenti',
  topics: 'Argomenti',
  onlyIn: (language) => `Disponibile solo in ${language}`,
  needNetwork: 'Nessuna connessione: per cercare è necessaria.',
  notLoaded: 'Non è stato possibile caricare le risposte.',
  articleGone: 'Questa risposta non è più disponibile.',
  updated: (date) => `Aggiornato: ${date}`,
  helped: 'È stato utile?',
  yes: 'Sì',
  no: 'No',
  thanks: 'Grazie per il riscontro.',
  missing: 'Che cosa mancava?',
  related: 'Risposte collegate',
  person: 'Serve ancora aiuto?',
  writeToUs: 'Scriverci',
  mayHelp: 'Forse può aiutare',
  hide: 'Nascondi i suggerimenti',
  table: 'Tabella',
};
