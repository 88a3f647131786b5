import { encode } from '../protocol/codec.ts';
import type { LogEvent } from '../protocol/events.ts';
import { DELTA_MAX_BYTES, DELTA_MAX_EVENTS, PAGE_EVENTS } from '../protocol/limits.ts';
import type { Log } from '../protocol/model.ts';
import type { ConversationRow } from '../stores/store.ts';
import { deskHeadOf, publicHeadOf } from './head-of.ts';
import type { Office } from './office.ts';
import type { Place } from './place.ts';

interface Source extends Pick<Office, 'store' | 'hub'> {
  readonly desk: boolean;
}

/** The delta or snapshot that brings a reader from a place to where `row` stands, and that place. */
export async function catchUpFrame(
  source: Source,
  row: ConversationRow,
  from: Place,
): Promise<{ frame: string; place: Place }> {
  const internalSeq = source.desk ? row.internalSeq : 0;
  const place: Place = { epoch: row.epoch, seq: row.publicSeq, internalSeq };
  if (missing(from, place) <= DELTA_MAX_EVENTS) {
    const frame = await deltaFrame(source, row, from);
    if (Buffer.byteLength(frame) <= DELTA_MAX_BYTES) return { frame, place };
  }
  return { frame: await snapshotFrame(source, row), place };
}

/** How many events lie between; infinite when the reader holds something that is not there. */
function missing(from: Place, to: Place): number {
  const ahead = from.seq > to.seq || from.internalSeq > to.internalSeq;
  if (from.epoch !== to.epoch || ahead) return Infinity;
  return to.seq - from.seq + to.internalSeq - from.internalSeq;
}

async function deltaFrame(source: Source, row: ConversationRow, from: Place): Promise<string> {
  const [events, internal] = await Promise.all([
    eventsUpTo(source, row, { log: 'public', after: from.seq, limit: DELTA_MAX_EVENTS }),
    source.desk
      ? eventsUpTo(source, row, {
          log: 'internal',
          after: from.internalSeq,
          limit: DELTA_MAX_EVENTS,
        })
      : undefined,
  ]);
  return encode({
    type: 'delta',
    head: headFor(source, row),
    events,
    ...(internal && { internal }),
  });
}

async function snapshotFrame(source: Source, row: ConversationRow): Promise<string> {
  const [events, internal] = await Promise.all([
    eventsUpTo(source, row, { log: 'public', after: 0, limit: PAGE_EVENTS }),
    source.desk
      ? eventsUpTo(source, row, { log: 'internal', after: 0, limit: PAGE_EVENTS })
      : undefined,
  ]);
  return encode({
    type: 'snapshot',
    head: headFor(source, row),
    events,
    ...(internal && { internal }),
  });
}

/** Up to where `row` stands and no further, so that the frame and its head agree. */
async function eventsUpTo(
  { store }: Source,
  row: ConversationRow,
  { log, after, limit }: { log: Log; after: number; limit: number },
): Promise<LogEvent[]> {
  const last = log === 'public' ? row.publicSeq : row.internalSeq;
  if (after >= last) return [];
  const range = { site: row.site, conversation: row.id, log, after, before: last + 1, limit };
  return [...(await store.events({ ...range, end: 'newest' }))];
}

export function headFor({ hub, desk }: Omit<Source, 'store'>, row: ConversationRow) {
  const delivered = hub.delivered.of(row);
  return desk ? deskHeadOf(row, delivered) : publicHeadOf(row, delivered);
}
