import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const de: AnswersTexts = {
  clear: 'Löschen',
  found: plural('de', {
    one: '# Antwort',
    other: '# Antworten',
  }),
  nothingFor: (query) => `Nichts gefunden zu „${query}“.`,
  otherWords: 'Versuchen Sie es mit anderen Wörtern, oder schreiben Sie uns.',
  often: 'Oft gefragt',
  topics: 'Themen',
  onlyIn: (language) => `Nur verfügbar auf ${language}`,
  needNetwork: 'Sie sind offline. Die Suche braucht eine Verbindung.',
  notLoaded: 'Die Antworten konnten nicht geladen werden.',
  articleGone: 'Diese Antwort gibt es nicht mehr.',
  updated: (date) => `Stand: ${date}`,
  helped: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  thanks: 'Danke für die Rückmeldung.',
  missing: 'Was hat gefehlt?',
  related: 'Dazu passend',
  person: 'Noch Fragen?',
  writeToUs: 'Uns schreiben',
  mayHelp: 'Vielleicht hilft das',
  hide: 'Ausblenden',
  table: 'Tabelle',
};
