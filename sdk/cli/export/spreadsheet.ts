// Cells for spreadsheets, which run what begins like a formula: each is made text by a leading apostrophe.

/** What a program takes for the beginning of a formula, blanks, quotes and their full-width forms included. */
const FORMULA = /^["'\s\u200b\ufeff]*[=+\-@＝＋－＠]/;
/** Where other settings than ours would see another cell begin: after their separator, and on a new line. */
const CELL_INSIDE = /([;\n]["'\s\u200b\ufeff]*)([=+\-@＝＋－＠])/g;

/** One cell as RFC 4180 writes it. Always quoted, so that no separator ends it; tabs are separators to some. */
export function cell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return `"${value}"`;
  const text = (value ?? '').replace(/\r\n?/g, '\n').replace(/[\t\0]/g, ' ');
  const inside = text.replace(CELL_INSIDE, "$1'$2");
  const plain = FORMULA.test(text) ? `'${inside}` : inside;
  return `"${plain.replaceAll('"', '""')}"`;
}

export function row(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** An instant as spreadsheets read it, in UTC. */
export function date(at: number | null | undefined): string {
  return typeof at === 'number' ? new Date(at).toISOString().replace('T', ' ').slice(0, 19) : '';
}
