import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { planted, type SeededBug } from './seeded-bug.ts';
import { SEEDED_BUGS } from './seeded-bugs.ts';

/** What the parser says of the file with the bug in it. */
function complaints(bug: SeededBug): string[] {
  const text = planted(readFileSync(bug.file, 'utf8'), bug);
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('there are at least 25 seeded bugs, each with a name of its own', () => {
  const names = SEEDED_BUGS.map(({ name }) => name);
  assert.ok(names.length >= 25);
  assert.equal(new Set(names).size, names.length);
});

test('every seeded bug can still be planted, in one place, and the file can still be read', () => {
  for (const bug of SEEDED_BUGS) assert.deepEqual(complaints(bug), [], bug.name);
});

test('every seeded bug says by which tests to begin, and they exist', () => {
  for (const { name, first } of SEEDED_BUGS) {
    assert.ok(first.length > 0, name);
    for (const file of first) assert.ok(existsSync(file), `${name}: ${file}`);
  }
});
