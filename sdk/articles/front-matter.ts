export type Fields = Readonly<Record<string, unknown>>;

/** The head of a Markdown file: `name: value` between two lines of `---`; lists as `[a, b]`, `a, b` or lines of `- a`. */
export function frontMatter(text: string): {
  readonly fields: Fields;
  readonly body: string;
  readonly bodyLine: number;
} {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (lines[0]?.trim() !== '---') return { fields: {}, body: lines.join('\n'), bodyLine: 1 };
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === '---');
  if (end < 0) throw new Error('the head that begins with --- is never closed');
  const fields = new Map<string, unknown>();
  let last = '';
  for (const [i, line] of lines.slice(1, end).entries()) {
    const [, item] = /^\s*-\s+(.*)$/.exec(line) ?? [];
    const [, name, value] = /^(\w+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (item !== undefined && last !== '') {
      const before = fields.get(last);
      fields.set(last, [...(Array.isArray(before) ? (before as unknown[]) : []), unquoted(item)]);
    } else if (name !== undefined && value !== undefined) {
      if (fields.has(name)) throw new Error(`line ${i + 2}: "${name}" is given twice`);
      fields.set(name, valueOf(value));
      last = name;
    } else throw new Error(`line ${i + 2}: expected "name: value", got "${line.slice(0, 40)}"`);
  }
  const body = lines.slice(end + 1).join('\n');
  return { fields: Object.fromEntries(fields), body, bodyLine: end + 2 };
}

function valueOf(text: string): unknown {
  const [, list] = /^\[(.*)\]$/.exec(text.trim()) ?? [];
  if (list === undefined) return unquoted(text);
  return list
    .split(',')
    .map(unquoted)
    .filter((one) => one !== '');
}

function unquoted(text: string): string {
  const bare = text.trim();
  return /^"(.*)"$/.exec(bare)?.[1] ?? /^'(.*)'$/.exec(bare)?.[1] ?? bare;
}
