import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { action } from '../../sdk/protocol/actions.ts';
import { CareError, ERROR_CODES, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import { ERROR_SENTENCES } from '../../sdk/server/error-sentences.ts';
import { decodeDown, decodeUp, encode, parse } from '../../sdk/protocol/codec.ts';
import { downFrame, type DownFrame } from '../../sdk/protocol/down.ts';
import { event as eventSchema, type LogEvent } from '../../sdk/protocol/events.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { JSON_MAX_DEPTH, JSON_MAX_KEYS } from '../../sdk/protocol/limits.ts';
import { upFrame, type UpFrame } from '../../sdk/protocol/up.ts';
import { arbitraryOf } from './arbitrary-of.ts';

const badFrame = (about: RegExp) => (error: unknown) =>
  error instanceof CareError && error.code === 'bad-frame' && about.test(error.message);

const anyUpFrame = arbitraryOf(upFrame) as fc.Arbitrary<UpFrame>;
const anyDownFrame = arbitraryOf(downFrame) as fc.Arbitrary<DownFrame>;
const anyEvent = arbitraryOf(eventSchema) as fc.Arbitrary<LogEvent>;
/** Kept whole by those who pass it on: read only where it is applied. */
const OPEN_FIELDS = ['action'];

const conversation = '0b8f5b2e-6f0e-4a1f-9d3c-2f6d1c9a7e55';
const signal = { type: 'signal', conversation, signal: 'typing' } satisfies UpFrame;

/** The frame as a later version may send it, with fields that this one does not know, at any depth. */
function extended(frame: object): string {
  return JSON.stringify(frame, (key, value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !OPEN_FIELDS.includes(key)
      ? { ...value, laterField: 'new' }
      : value,
  );
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { deeper: nested(depth - 1) };
}

test('every frame from a client reads back as it was', () => {
  fc.assert(fc.property(anyUpFrame, (frame) => assert.deepEqual(decodeUp(encode(frame)), frame)));
});

test('every frame from a server reads back as it was', () => {
  fc.assert(
    fc.property(anyDownFrame, (frame) => assert.deepEqual(decodeDown(encode(frame)), frame)),
  );
});

test('[T6] fields that this version does not know are dropped, at any depth', () => {
  fc.assert(fc.property(anyUpFrame, (frame) => assert.deepEqual(decodeUp(extended(frame)), frame)));
  fc.assert(
    fc.property(anyDownFrame, (frame) => assert.deepEqual(decodeDown(extended(frame)), frame)),
  );
});

test('[S6] a happening of a later version is kept whole, in its place', () => {
  const later = { kind: 'message.translated', text: 'Hallo', from: { language: 'en' } };
  fc.assert(
    fc.property(anyEvent, (event) => {
      const frame = JSON.stringify({ type: 'event', event: { ...event, what: later } });
      const read = decodeDown(frame) as Extract<DownFrame, { type: 'event' }>;
      assert.deepEqual(read.event, { ...event, what: { kind: 'unknown', original: later } });
    }),
  );
});

test('[S6] a happening of this version with a field it cannot read is unknown, not fatal', () => {
  const what = { kind: 'message.posted', text: 7 };
  fc.assert(
    fc.property(anyEvent, (event) => {
      const read = decodeDown(JSON.stringify({ type: 'event', event: { ...event, what } }));
      assert.ok(read.type === 'event' && read.event.what.kind === 'unknown');
    }),
  );
});

test('[O7] an op whose action is unknown is a good frame; reading the action is what fails', () => {
  const op = {
    type: 'op',
    op: uuidV7(0),
    conversation,
    action: { kind: 'parcel.track', code: 'X1' },
  };
  const read = decodeUp(JSON.stringify(op));
  assert.deepEqual(read, op);
  assert.throws(
    () => parse(action, (read as { action: unknown }).action),
    badFrame(/^kind: expected/),
  );
});

test('an error code that only a newer server knows reads as internal', () => {
  const [op, conversation] = [uuidV7(0), uuidV7(0)];
  const nak = { type: 'nak', op, conversation, code: 'out-of-tea', retryable: true };
  assert.deepEqual(decodeDown(JSON.stringify(nak)), { ...nak, code: 'internal' });
});

test('[T5] what is not JSON, or no frame, is refused with the field that was wrong', () => {
  assert.throws(() => decodeUp('{"type":'), badFrame(/not JSON/));
  assert.throws(() => decodeUp('[]'), badFrame(/expected/));
  assert.throws(() => decodeUp('null'), badFrame(/whole frame/));
  assert.throws(() => decodeUp('{"type":"shout"}'), badFrame(/^type: expected .*got "shout"/));
  assert.throws(
    () => decodeUp(JSON.stringify({ ...signal, conversation: 'x' })),
    badFrame(/^conversation:/),
  );
  assert.throws(
    () => decodeUp(JSON.stringify({ ...signal, signal: undefined })),
    badFrame(/^signal:/),
  );
});

test('[T5] no text whatsoever does anything but read as a frame or be refused', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(text, (frame) => {
      for (const decode of [decodeUp, decodeDown])
        try {
          decode(frame);
        } catch (error) {
          assert.ok(badFrame(/./)(error), String(error));
        }
    }),
  );
});

test('[T5] a frame may be so deep and no deeper', () => {
  const deep = (depth: number) => JSON.stringify({ ...signal, extra: nested(depth - 1) });
  assert.deepEqual(decodeUp(deep(JSON_MAX_DEPTH)), signal);
  assert.throws(() => decodeUp(deep(JSON_MAX_DEPTH + 1)), badFrame(/too deeply/));
  const lists = '['.repeat(9_000) + ']'.repeat(9_000);
  assert.throws(() => decodeUp(`{"type":"signal","extra":${lists}}`), badFrame(/too deeply/));
});

test('[T5] an object may have so many keys and no more; a list has its own limits', () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));
  const wide = (count: number) => JSON.stringify({ ...signal, extra: keys(count) });
  assert.deepEqual(decodeUp(wide(JSON_MAX_KEYS)), signal);
  assert.throws(() => decodeUp(wide(JSON_MAX_KEYS + 1)), badFrame(/too many keys/));
  assert.deepEqual(decodeUp(JSON.stringify({ ...signal, extra: Array(500).fill(0) })), signal);
});

test('[T5] keys that reach for prototypes are refused wherever they are, and reach nothing', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    for (const evil of [`{"${key}":{"polluted":1}}`, `[{"a":{"${key}":1}}]`]) {
      const frame = `{"type":"signal","conversation":"${conversation}","signal":"idle","x":${evil}}`;
      assert.throws(() => decodeUp(frame), badFrame(new RegExp(`key ${key}`)));
    }
  }
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
});

test('[I1] ids are UUIDs of versions 4 and 7, in the form that the schemas take', () => {
  const v4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const v7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const now = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(bytes, now, (random, at) => {
      assert.match(
        uuidV4(() => random.slice()),
        v4,
      );
      const id = uuidV7(at, () => random.slice());
      assert.match(id, v7);
      assert.equal(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16), at);
      decodeUp(encode({ ...signal, conversation: id }));
    }),
  );
});

test('[I1] ids are never the same twice, also within one millisecond', () => {
  const made = Array.from({ length: 5_000 }, () => [uuidV7(1), uuidV4()]).flat();
  assert.equal(new Set(made).size, made.length);
});

test('an id in another form is refused', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      for (const wrong of [
        id.toUpperCase().replace(/[0-9-]+/, 'A'),
        `{${id}}`,
        id.replaceAll('-', ''),
        `${id}\n`,
      ])
        assert.throws(
          () => decodeUp(JSON.stringify({ ...signal, conversation: wrong })),
          badFrame(/^conversation/),
        );
    }),
  );
});

test('a CareError carries its code, whether to try again, and a sentence for people', () => {
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[]) {
    const error = new CareError(code);
    assert.equal(error.retryable, ERROR_CODES[code].retryable);
    assert.equal(error.message, code);
    assert.match(ERROR_SENTENCES[code], /^[A-Z].*\.$/);
  }
  const cause = new Error('disk full');
  const error = new CareError('busy', 'Try later.', { cause, retryAfterMs: 50 });
  assert.deepEqual(
    [error.name, error.message, error.cause, error.retryAfterMs],
    ['CareError', 'Try later.', cause, 50],
  );
  assert.equal('cause' in new CareError('busy'), false);
});
