// Ways to write the same text that something on its way may undo.

export type Writing = (text: string) => string;

const each = (text: string, write: (char: string, code: number) => string) =>
  [...text].map((char) => write(char, char.codePointAt(0)!)).join('');
const hex = (code: number, width: number) => code.toString(16).padStart(width, '0');

const bytes = (text: string) => new TextEncoder().encode(text);
const percent = (text: string) =>
  [...bytes(text)]
    .map((byte) =>
      /\w/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${hex(byte, 2)}`,
    )
    .join('');

export const WRITINGS: readonly Writing[] = [
  (text) => text,
  (text) => each(text, (_, code) => `&#${code};`),
  (text) => each(text, (_, code) => `&#x${hex(code, 1)}`),
  (text) => each(text, (_, code) => `&#${String(code).padStart(7, '0')}`),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  (text) => text.replaceAll('<', '&amp;lt;'),
  percent,
  (text) => percent(percent(text)),
  (text) => each(text, (_, code) => `%${hex(code & 255, 2)}`),
  (text) => each(text, (_, code) => `\\u${hex(code, 4)}`),
  (text) => each(text, (_, code) => `\\x${hex(code & 255, 2)}`),
  (text) => each(text, (_, code) => `\\${hex(code, 6)} `),
  (text) =>
    each(text, (char, code) =>
      code > 32 && code < 127 ? String.fromCodePoint(code + 0xfee0) : char,
    ),
  (text) => text.replaceAll('<', '\u2039').replaceAll('>', '\u203a'),
  (text) => text.replaceAll('<', '\u02c2').replaceAll('"', '\u02ba'),
  (text) => text.replaceAll('<', '%c0%bc').replaceAll('>', '%c0%be'),
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => text.replaceAll('<', '\u013c').replaceAll('>', '\u013e'),
  (text) => each(text, (char) => `${char}\u200b`),
  (text) => each(text, (char) => `${char}\0`),
  (text) => each(text, (char, code) => (code % 2 ? char.toUpperCase() : char)),
  (text) => text.replaceAll(' ', '/'),
  (text) => text.replaceAll(' ', '\f'),
  (text) => text.replaceAll(' ', '\u000b'),
  (text) => text.replaceAll('=', ' = '),
  (text) => text.replaceAll('=', '&equals;'),
  (text) => text.replaceAll('<', '<\n'),
  (text) => text.replaceAll('<', '<\0'),
  (text) => text.replaceAll('<', '<<'),
  (text) => text.replaceAll('>', ''),
  (text) => text.replaceAll('script', 'scr<script>ipt'),
  (text) => text.replaceAll('on', 'oonn').replaceAll('javascript', 'javajavascriptscript'),
  (text) => `\u202e${[...text].reverse().join('')}`,
  (text) => `\u2066${text}\u2069`,
  (text) => `${text}\ud800`,
  (text) => btoa(String.fromCharCode(...bytes(text))),
];
