// Texts that a seed makes of the corpus's words: markup in every spelling, nested and cut off where it hurts.
import type { Dice } from '../../faults/dice.ts';
import { BREAKOUTS, CODES, ELEMENTS, EVENTS, RUNNING_ADDRESSES, TAGS } from './payloads.ts';
import { XSS_CORPUS } from './corpus.ts';
import { WRITINGS } from './writings.ts';

const BLANKS = [' ', '\t', '\n', '\f', '\r', '/', '\u00a0', '\u000b', ' / ', '\0', '\u3000', '  '];
const QUOTES = ['', '"', "'", '`', '&quot;', '\u201c'];
const NAMES = [
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'xlink:href',
  'style',
  'srcdoc',
  'ping',
  'poster',
];
const MARKS = [
  '\u202e',
  '\u2066',
  '\u200d',
  '\ufeff',
  '\u0300',
  '🙂',
  '\ud83d',
  'א',
  '\u0085',
  '\u2028',
];
/** Longer than any message may be, and than any generated text needs to be. */
const MAX_CHARS = 2_000;

export function generate(dice: Dice): string {
  let text = '';
  for (let parts = 1 + dice.below(3); parts > 0; parts--) text += part(dice);
  if (dice.chance(0.15)) text = text.slice(0, 1 + dice.below(text.length || 1));
  return text.slice(0, MAX_CHARS);
}

function part(dice: Dice): string {
  const plain = pick(dice, [markup, markup, link, broken, known, nested])(dice);
  const written = dice.chance(0.35) ? pick(dice, WRITINGS)(plain) : plain;
  return dice.chance(0.2) ? sprinkle(dice, written) : written;
}

function markup(dice: Dice): string {
  const blank = () => pick(dice, BLANKS);
  const quote = pick(dice, QUOTES);
  const event = `${pick(dice, EVENTS)}=${quote}${pick(dice, CODES)}${quote}`;
  const other = `${pick(dice, NAMES)}=${quote}${pick(dice, RUNNING_ADDRESSES)}${quote}`;
  const inside = dice.chance(0.5) ? event + blank() + other : dice.chance(0.6) ? event : other;
  const open = `<${pick(dice, TAGS).replaceAll(' ', blank())}${blank()}${inside}`;
  return open + pick(dice, ['>', '/>', '', '>x', '//>', ' <']);
}

function link(dice: Dice): string {
  const start = pick(dice, ['https://', 'http://', 'www.', 'mailto:', 'tel:', 'HTTPS://', '']);
  const place = pick(dice, [
    'canary.example',
    'a@canary.example',
    'u:p@canary.example',
    '[::1]',
    '',
  ]);
  const end = pick(dice, [
    pick(dice, BREAKOUTS) + pick(dice, ELEMENTS),
    pick(dice, RUNNING_ADDRESSES),
  ]);
  return `${start}${place}/${end}`;
}

const broken = (dice: Dice) => pick(dice, BREAKOUTS) + pick(dice, ELEMENTS);
const known = (dice: Dice) => pick(dice, XSS_CORPUS);
const nested = (dice: Dice) =>
  pick(dice, BREAKOUTS) + markup(dice) + pick(dice, BREAKOUTS) + markup(dice);

function sprinkle(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + pick(dice, MARKS) + text.slice(at);
}

function pick<T>(dice: Dice, from: readonly T[]): T {
  return from[dice.below(from.length)]!;
}
