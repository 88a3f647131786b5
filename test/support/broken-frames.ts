// Frames as clients send them, and what only looks like one.
import fc from 'fast-check';
import { encode } from '../../sdk/protocol/codec.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';

const uuid = fc.constantFrom(
  '6f4be3a2-0d0e-4a55-9c4c-3f7f2c1f2a10',
  '0190a5b0-0000-7000-8000-000000000000',
  '00000000-0000-0000-0000-000000000000',
);
const number = fc.oneof(fc.nat(5), fc.constantFrom(-1, 1.5, 2 ** 53, Number.MAX_SAFE_INTEGER));
const junk = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.jsonValue({ maxDepth: 2 }));
const action = fc.oneof(
  fc.record({ kind: fc.constant('conversation.start'), channel: fc.constant('chat') }),
  fc.record({
    kind: fc.constantFrom('message.post', 'note.post'),
    text: fc.string({ unit: 'binary', maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant('read.mark'), upTo: number }),
  fc.record({
    kind: fc.constantFrom('conversation.resolve', 'conversation.reopen', 'conversation.assign'),
    assignee: fc.option(fc.record({ id: junk })),
  }),
);
const position = fc.record({ conversation: uuid, epoch: fc.string(), have: number });
const frame = fc.oneof(
  fc.record({ type: fc.constant('op'), op: uuid, conversation: uuid, action }),
  fc.record({ type: fc.constant('follow'), position }),
  fc.record({ type: fc.constant('unfollow'), conversation: uuid }),
  fc.record({
    type: fc.constant('page.fetch'),
    request: uuid,
    conversation: uuid,
    log: fc.constantFrom('public', 'internal'),
    after: number,
    before: number,
  }),
  fc.record({ type: fc.constant('inbox.fetch'), request: uuid, cursor: fc.string() }),
  fc.record({
    type: fc.constant('have'),
    heartbeat: number,
    heads: fc.array(fc.record({ conversation: uuid, seq: number }), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('signal'), conversation: uuid, signal: fc.constant('typing') }),
);
/** A frame with one field of it replaced by junk, junk alone, or text that is no JSON. */
const broken = fc.oneof(
  fc
    .tuple(frame, fc.nat(5), junk)
    .map(([value, at, wrong]) =>
      JSON.stringify({ ...value, [Object.keys(value)[at % Object.keys(value).length]!]: wrong }),
    ),
  junk.map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('{"__proto__":{}}', '['.repeat(50_000), '{"type":"op","constructor":1}', ''),
);
/** What a peer may send: mostly frames that can be read, else broken ones. */
export const frameText = fc.oneof(
  { weight: 4, arbitrary: frame.map((one) => encode(one as UpFrame)) },
  broken,
);
