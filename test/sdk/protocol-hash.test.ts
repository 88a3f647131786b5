import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as v from 'valibot';
import { action } from '../../sdk/protocol/actions.ts';
import {
  articlesDelta,
  searchAnswer,
  searchReport,
  voteAnswer,
  voteRequest,
} from '../../sdk/protocol/articles.ts';
import { downFrame } from '../../sdk/protocol/down.ts';
import {
  emailCodeAnswer,
  emailCodeRequest,
  emailProofAnswer,
  emailProofRequest,
} from '../../sdk/protocol/email-proof.ts';
import { event } from '../../sdk/protocol/events.ts';
import { linkAnswer, uploadAnswer, uploadRequest } from '../../sdk/protocol/files.ts';
import { PROTOCOL_VERSION, SUPPORTED_VERSIONS } from '../../sdk/protocol/limits.ts';
import { siteInfo } from '../../sdk/protocol/site-info.ts';
import { upFrame } from '../../sdk/protocol/up.ts';

/** SHA-256 of the schemas by protocol version. Published versions are never edited, besides additions. */
const WIRE: Record<number, string> = {
  1: 'cdfd1e3c585af31fbaa93863ded52988d466e2ef59db452dd634578e01d4d750',
};

/** What decides nothing of what a schema accepts, or repeats what another field says. */
const IGNORED = ['kind', 'async', 'expects', 'message', 'reference'];

/** A schema as data, alike however it was written. */
function canonical(value: unknown): unknown {
  if (typeof value === 'function') return value.toString().replace(/\s+/g, '');
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, inner]) => !key.startsWith('~') && !IGNORED.includes(key) && inner !== undefined,
  );
  return sorted(kept, ([key, inner]) => {
    if (key === 'options') return unordered(inner);
    return key === 'entries' ? fields(inner as object) : canonical(inner);
  });
}

/** Fields of the wire may bear any name, also one that valibot uses for itself. */
function fields(entries: object): unknown {
  return sorted(Object.entries(entries), ([, inner]) => canonical(inner));
}

function sorted(entries: [string, unknown][], as: (entry: [string, unknown]) => unknown): unknown {
  const byKey = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byKey.map((entry) => [entry[0], as(entry)]));
}

/** The members of a union or picklist: their order means nothing. */
function unordered(options: unknown): unknown {
  return (options as unknown[]).map((option) => JSON.stringify(canonical(option))).sort();
}

function hash(schemas: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(schemas)))
    .digest('hex');
}

test('the wire changes only together with its version', () => {
  const frames = [upFrame, action, downFrame, event];
  const emails = [emailCodeRequest, emailCodeAnswer, emailProofRequest, emailProofAnswer];
  const articles = [articlesDelta, voteRequest, voteAnswer, searchReport, searchAnswer];
  const files = [uploadRequest, uploadAnswer, linkAnswer];
  const now = hash([...frames, siteInfo, ...files, ...emails, ...articles]);
  assert.equal(
    now,
    WIRE[PROTOCOL_VERSION],
    [
      `The schemas of protocol version ${PROTOCOL_VERSION} have changed; their hash is now`,
      `  ${now}`,
      'If all that is new is optional, so that builds in shops and servers of today still understand each other:',
      `  put this hash in the place of version ${PROTOCOL_VERSION}’s, and say in the commit why it is additive.`,
      'Otherwise: raise PROTOCOL_VERSION in sdk/protocol/limits.ts, keep the version before in SUPPORTED_VERSIONS,',
      '  and add a line with this hash.',
    ].join('\n'),
  );
});

test('a server speaks the newest version and at most the one before', () => {
  const before = PROTOCOL_VERSION > 1 ? [PROTOCOL_VERSION - 1] : [];
  assert.deepEqual(SUPPORTED_VERSIONS, [PROTOCOL_VERSION, ...before]);
});

test('the hash sees what a schema accepts and nothing else', () => {
  const base = hash(v.object({ a: v.pipe(v.string(), v.maxLength(3)), b: v.picklist(['x', 'y']) }));
  assert.equal(
    base,
    hash(v.object({ b: v.picklist(['y', 'x']), a: v.pipe(v.string(), v.maxLength(3)) })),
  );
  const others = [
    v.object({ a: v.pipe(v.string(), v.maxLength(4)), b: v.picklist(['x', 'y']) }),
    v.object({ a: v.optional(v.pipe(v.string(), v.maxLength(3))), b: v.picklist(['x', 'y']) }),
    v.object({ a: v.pipe(v.string(), v.maxLength(3)), b: v.picklist(['x']) }),
    v.looseObject({ a: v.pipe(v.string(), v.maxLength(3)), b: v.picklist(['x', 'y']) }),
    v.object({ a: v.pipe(v.string(), v.regex(/^...$/)), b: v.picklist(['x', 'y']) }),
    v.object({ kind: v.literal('x') }),
    v.object({ kind: v.literal('y') }),
    v.object({ message: v.literal('x') }),
  ];
  assert.equal(new Set([base, ...others.map(hash)]).size, others.length + 1);
});
