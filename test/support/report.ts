// The words and signs of every suite's report, so that they read as one.
const INDENT = '  ';

export function printFailure(title: string, details: string, where = ''): void {
  console.log(`${INDENT}✗ ${title}${where && `  (${where})`}`);
  for (const line of details.trimEnd().split('\n')) console.log(`${INDENT}${INDENT}${line}`);
}

export function printSkip(title: string, reason: string): void {
  console.log(`${INDENT}– skipped: ${title}${reason && ` (${reason})`}`);
}

export function printNote(text: string): void {
  console.log(`${INDENT}${text}`);
}
