// What is wrong with a widget's attributes, for the developer's console: once each, and the widget goes on without them.
import { knownLanguage } from '../locales/format-language.ts';

interface Rule {
  readonly expected: string;
  readonly isFine: (value: string) => boolean;
}

const oneOf = (...values: readonly string[]): Rule => ({
  expected: values.map((value) => `"${value}"`).join(' or '),
  isFine: (value) => values.includes(value),
});

const RULES: Readonly<Record<string, Rule>> = {
  server: { expected: 'an address with http or https', isFine: isWebAddress },
  locale: { expected: 'a BCP 47 language such as "de" or "pt-BR"', isFine: isLanguage },
  prefetch: oneOf('idle'),
  contact: { expected: 'an address with http, https, mailto or tel', isFine: isContactAddress },
  scheme: oneOf('light', 'dark'),
  consent: oneOf('none', 'all'),
};

/** @returns a sentence for each attribute that says something that cannot be meant */
export function checkAttributes(host: HTMLElement): readonly string[] {
  return Object.entries(RULES).flatMap(([name, { expected, isFine }]) => {
    const value = host.getAttribute(name);
    return value === null || isFine(value)
      ? []
      : [`${name}="${value.slice(0, 80)}" makes no sense here: expected ${expected}.`];
  });
}

function isWebAddress(value: string): boolean {
  return /^https?:$/.test(protocolOf(value));
}

function isContactAddress(value: string): boolean {
  return /^(https?|mailto|tel):$/.test(protocolOf(value));
}

function protocolOf(value: string): string {
  try {
    return new URL(value, document.baseURI).protocol;
  } catch {
    return '';
  }
}

function isLanguage(value: string): boolean {
  return knownLanguage(value) !== null;
}
