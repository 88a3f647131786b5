import type { Fields } from './front-matter.ts';

/** RFC 4180 with commas or semicolons; the first row names the fields. @throws Error that says what is wrong */
export function csvRecords(text: string): { readonly fields: Fields; readonly line: number }[] {
  const rows = rowsOf(text.replace(/^\ufeff/, ''));
  const [head, ...records] = rows;
  if (!head) throw new Error('expected a first row with the names of the fields');
  return records
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ cells, line }) => {
      if (cells.length > head.cells.length)
        throw new Error(
          `line ${line}: ${cells.length} cells, but the first row names ${head.cells.length} fields`,
        );
      const named = head.cells.map((name, i) => [name.trim(), cells[i] ?? '']);
      return { fields: Object.fromEntries(named) as Fields, line };
    });
}

interface Row {
  readonly cells: string[];
  readonly line: number;
}

function rowsOf(text: string): Row[] {
  const [first = ''] = text.split('\n');
  const comma = first.includes(';') && !first.includes(',') ? ';' : ',';
  const rows: Row[] = [];
  let row: Row = { cells: [], line: 1 };
  let cell = '';
  let line = 1;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\n') line += 1;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[i++]!;
      else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === comma || char === '\n') {
      row.cells.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = { cells: [], line };
      }
    } else cell += char;
  }
  if (isQuoted) throw new Error(`line ${row.line}: a quotation mark is never closed`);
  if (cell !== '' || row.cells.length > 0) rows.push({ ...row, cells: [...row.cells, cell] });
  return rows;
}
