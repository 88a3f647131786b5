// What servers of one shop say to each other: which conversation, who, and up to where. Never what was written.
import * as v from 'valibot';
import { signal } from '../protocol/down.ts';
import { foreignId, id, seq, siteId } from '../protocol/model.ts';

const where = { site: siteId, conversation: id, contact: foreignId };

/** Something was committed; whoever has heard everything before holds the events up to these. */
const committed = v.object({
  kind: v.literal('committed'),
  ...where,
  after: v.object({ public: seq, internal: seq }),
});

/** Some agent's client holds everything up to `upTo`. */
const delivered = v.object({ kind: v.literal('delivered'), ...where, upTo: seq });

const signalled = v.object({ kind: v.literal('signalled'), ...where, frame: signal });

/** What readers see of a site's articles has changed. */
const articles = v.object({ kind: v.literal('articles'), site: siteId });

/** A node has come, or has come back: it does not know what passed before. */
const arrived = v.object({ kind: v.literal('arrived') });

const ring = v.variant('kind', [committed, delivered, signalled, articles, arrived]);

export type Ring = v.InferOutput<typeof ring>;
export type RingOf<K extends Ring['kind']> = Extract<Ring, { kind: K }>;

/** Null for what this build cannot read, such as a newer one's: heartbeats heal what it was about. */
export function readRing(message: string): Ring | null {
  try {
    const result = v.safeParse(ring, JSON.parse(message));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
