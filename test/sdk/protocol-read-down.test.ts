import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeDown } from '../../sdk/protocol/codec.ts';
import { downFrame, type DownFrame } from '../../sdk/protocol/down.ts';
import { readDeskDown } from '../../sdk/protocol/read-desk-down.ts';
import { readDown } from '../../sdk/protocol/read-down.ts';
import { arbitraryOf } from './arbitrary-of.ts';

const anyDownFrame = arbitraryOf(downFrame) as fc.Arbitrary<DownFrame>;

function decoded(text: string): DownFrame | null {
  try {
    return decodeDown(text);
  } catch {
    return null;
  }
}

/** Every place in a JSON value, as the keys that lead there. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...places(inner, [...path, key]),
  ]);
}

function without(frame: DownFrame, path: readonly string[]): unknown {
  const copy = structuredClone(frame) as unknown as Record<string, unknown>;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  if (Array.isArray(holder)) holder.splice(Number(path.at(-1)), 1);
  else delete holder[path.at(-1)!];
  return copy;
}

test('the browser’s reader reads every frame exactly as the schemas do', () => {
  fc.assert(
    fc.property(anyDownFrame, (frame) => {
      const text = JSON.stringify(frame);
      assert.deepEqual(readDeskDown(text), decodeDown(text));
      const isDesks = ['inbox', 'contact', 'summary'].includes(frame.type);
      assert.deepEqual(readDown(text), isDesks ? null : decodeDown(text));
    }),
    { numRuns: 500 },
  );
});

test('a frame that lacks a field is read or dropped as by the schemas', () => {
  const lacking = anyDownFrame.chain((frame) => {
    const all = places(frame);
    return fc.constantFrom(...all).map((path) => JSON.stringify(without(frame, path)));
  });
  fc.assert(
    fc.property(lacking, (text) => assert.deepEqual(readDeskDown(text), decoded(text))),
    { numRuns: 1_000 },
  );
});

test('a field of another type never makes the browser’s reader throw, and nothing half is read', () => {
  const broken = anyDownFrame.chain((frame) =>
    fc
      .tuple(fc.constantFrom(...places(frame)), fc.constantFrom(null, 0, 'x', [], {}, true, -1.5))
      .map(([path, value]) => {
        const copy = structuredClone(frame) as unknown as Record<string, unknown>;
        let holder = copy;
        for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
        holder[path.at(-1)!] = value;
        return copy;
      }),
  );
  fc.assert(
    fc.property(broken, (frame) => {
      const read = readDeskDown(JSON.stringify(frame));
      // Words and ids it takes as they are; the kinds of values must be right.
      if (read) assert.equal(typeof read.type, 'string');
      if (read && 'events' in read)
        for (const { seq, at } of read.events)
          assert.ok(Number.isSafeInteger(seq) && Number.isSafeInteger(at));
    }),
    { numRuns: 1_000 },
  );
});

test('[T6] what is no frame at all is dropped', () => {
  for (const text of ['', '<html>', 'null', '[]', '1', '{}', '{"type":"toString"}', '{"type":7}'])
    assert.equal(readDown(text), null);
  fc.assert(fc.property(fc.json(), (text) => readDown(text) === null));
});
