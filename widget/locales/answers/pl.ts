import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const pl: AnswersTexts = {
  clear: 'Wyczyść',
  found: plural('pl', {
    one: '# odpowiedź',
    few: '# odpowiedzi',
    many: '# odpowiedzi',
    other: '# odpowiedzi',
  }),
  nothingFor: (query) => `Brak wyników dla „${query}”.`,
  otherWords: 'Spróbuj innych słów albo napisz do nas.',
  often: 'Częste pytania',
  topics: 'Tematy',
  onlyIn: (language) => `Dostępny język: ${language}`,
  needNetwork: 'Brak internetu. Wyszukiwanie wymaga połączenia.',
  notLoaded: 'Nie udało się wczytać odpowiedzi.',
  articleGone: 'Ta odpowiedź nie jest już dostępna.',
  updated: (date) => `Stan na: ${date}`,
  helped: 'Czy to pomogło?',
  yes: 'Tak',
  no: 'Nie',
  thanks: 'Dziękujemy za opinię.',
  missing: 'Czego zabrakło?',
  related: 'Zobacz też',
  person: 'Nadal potrzebna pomoc?',
  writeToUs: 'Napisz do nas',
  mayHelp: 'To może pomóc',
  hide: 'Ukryj podpowiedzi',
  table: 'Tabela',
};
