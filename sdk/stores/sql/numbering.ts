// Identity, epoch, sequences and `changedAt`: the part of a conversation that belongs to the store.
import { uuidV7 } from '../../protocol/ids.ts';
import type { Happening, LogEvent } from '../../protocol/events.ts';
import type { Author, Log } from '../../protocol/model.ts';
import type { ConversationRow, ConversationState, OpRequest } from '../store.ts';

type Owned = 'site' | 'id' | 'epoch' | 'publicSeq' | 'internalSeq' | 'changedAt';
type Start = Pick<ConversationRow, Owned>;

interface Happenings {
  readonly publish: readonly Happening[];
  readonly note: readonly Happening[];
}

/** Where a conversation that does not exist starts. Its epoch is random, and ordered by time for the events' key. */
export function startOf({ site, conversation, at }: OpRequest): Start {
  return { site, id: conversation, epoch: uuidV7(at), publicSeq: 0, internalSeq: 0, changedAt: 0 };
}

/** The row after an op; the very same object when the op changed nothing. */
export function conversationAfter(
  start: Start | ConversationRow,
  state: ConversationState,
  at: number,
  { publish, note }: Happenings,
): ConversationRow {
  const row: ConversationRow = {
    site: start.site,
    id: start.id,
    epoch: start.epoch,
    contact: state.contact,
    contactName: state.contactName,
    channel: state.channel,
    language: state.language,
    page: state.page,
    status: state.status,
    assignee: state.assignee,
    publicSeq: start.publicSeq + publish.length,
    internalSeq: start.internalSeq + note.length,
    readContact: state.readContact,
    readAgent: state.readAgent,
    preview: state.preview,
    unread: state.unread,
    lastContactSeq: state.lastContactSeq,
    waitingSince: state.waitingSince,
    startedAt: state.startedAt,
    // It rises with every change, whatever the clock does: of two rows it tells the newer one.
    changedAt: Math.max(start.changedAt + 1, at),
  };
  const mayBeSame = 'contact' in start && publish.length + note.length === 0;
  return mayBeSame && isSame({ ...row, changedAt: start.changedAt }, start) ? start : row;
}

/** The events of one op, with their sequences: the public ones, then the internal ones at that public position. */
export function numbered(
  start: Start,
  request: OpRequest,
  { publish, note }: Happenings,
): LogEvent[] {
  const author = withoutExtras(request.actor);
  const publicSeq = start.publicSeq + publish.length;
  const event = (log: Log, seq: number, what: Happening): LogEvent => {
    const place = { conversation: request.conversation, epoch: start.epoch, log, seq };
    const rest = { op: request.op, at: request.at, author, what };
    return log === 'internal' ? { ...place, publicSeq, ...rest } : { ...place, ...rest };
  };
  return [
    ...publish.map((what, i) => event('public', start.publicSeq + 1 + i, what)),
    ...note.map((what, i) => event('internal', start.internalSeq + 1 + i, what)),
  ];
}

/** What a merchant's log-in hook adds to an agent is not for the log. */
function withoutExtras({ role, id, name, avatar }: Author): Author {
  return { role, id, ...(name && { name }), ...(avatar && { avatar }) };
}

/** Both are flat rows with the same fields, whose few objects are JSON. */
function isSame(a: ConversationRow, b: ConversationRow): boolean {
  return (Object.keys(a) as (keyof ConversationRow)[]).every(
    (field) => a[field] === b[field] || JSON.stringify(a[field]) === JSON.stringify(b[field]),
  );
}
