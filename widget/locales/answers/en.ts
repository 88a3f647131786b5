import { plural } from '../plural.ts';

/** English words of the answers, and the shape that every other language fills. */
export const en = {
  clear: 'Clear',
  found: plural('en', { one: '# answer', other: '# answers' }),
  nothingFor: (query: string) => `Nothing found for “${query}”.`,
  otherWords: 'Try other words, or write to us.',
  often: 'Often asked',
  topics: 'Topics',
  onlyIn: (language: string) => `Only available in ${language}`,
  needNetwork: 'You are offline. Searching needs a connection.',
  notLoaded: 'The answers could not be loaded.',
  articleGone: 'This answer is no longer available.',
  updated: (date: string) => `Updated ${date}`,
  helped: 'Did this help?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you for telling us.',
  missing: 'What was missing?',
  related: 'Related answers',
  person: 'Still need a person?',
  writeToUs: 'Write to us',
  mayHelp: 'This may help',
  hide: 'Hide suggestions',
  table: 'Table',
};

export type AnswersTexts = typeof en;
