import { plural } from '../plural.ts';
import type { AnswersTexts } from './en.ts';

export const nl: AnswersTexts = {
  clear: 'Wissen',
  found: plural('nl', {
    one: '# antwoord',
    other: '# antwoorden',
  }),
  nothingFor: (query) => `Niets gevonden voor ‘${query}’.`,
  otherWords: 'Probeer andere woorden, of schrijf ons.',
  often: 'Vaak gevraagd',
  topics: 'Onderwerpen',
  onlyIn: (language) => `Alleen beschikbaar in het ${language}`,
  needNetwork: 'U bent offline. Zoeken kan alleen met een verbinding.',
  notLoaded: 'De antwoorden konden niet worden geladen.',
  articleGone: 'Dit antwoord is er niet meer.',
  updated: (date) => `Bijgewerkt: ${date}`,
  helped: 'Heeft dit geholpen?',
  yes: 'Ja',
  no: 'Nee',
  thanks: 'Bedankt voor uw reactie.',
  missing: 'Wat ontbrak er?',
  related: 'Zie ook',
  person: 'Toch iemand spreken?',
  writeToUs: 'Schrijf ons',
  mayHelp: 'Misschien helpt dit',
  hide: 'Suggesties verbergen',
  table: 'Tabel',
};
