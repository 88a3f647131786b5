// Items → rows: day lines, the line above what is new, and groups of one author. Pure.
import type { LineItem, MessageItem, ThreadItem } from './thread-items.ts';

/** Messages of one author that are further apart than this start a new group with its own time. */
const GROUP_WITHIN_MS = 5 * 60_000;

export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'line'; readonly key: string; readonly item: LineItem }
  | {
      readonly kind: 'bubble';
      readonly key: string;
      readonly item: MessageItem;
      readonly first: boolean;
      readonly last: boolean;
    };

/** Rows for `items[from, to)`; `newFrom` is the key of the item above which the line for new messages is drawn. */
export function threadRows(
  items: readonly ThreadItem[],
  range: { readonly from: number; readonly to: number },
  newFrom: string | null,
): readonly ThreadRow[] {
  const rows: ThreadRow[] = [];
  for (let i = range.from; i < range.to; i++) {
    const item = items[i]!;
    const before = i > range.from ? items[i - 1] : undefined;
    const after = i + 1 < range.to ? items[i + 1] : undefined;
    if (!before || !sameDay(before.at, item.at))
      rows.push({ kind: 'day', key: `day ${new Date(item.at).toDateString()}`, at: item.at });
    if (item.key === newFrom) rows.push({ kind: 'new', key: 'new' });
    if (item.kind === 'line') {
      rows.push({ kind: 'line', key: item.key, item });
      continue;
    }
    const first = !before || item.key === newFrom || !sameGroup(before, item);
    const last = !after || after.key === newFrom || !sameGroup(item, after);
    rows.push({ kind: 'bubble', key: item.key, item, first, last });
  }
  return rows;
}

/** Whether two rows of one key look the same, if nothing around them has changed. */
export function sameRow(a: ThreadRow, b: ThreadRow): boolean {
  // Of a day or of the line above what is new, the key says all.
  if (a.kind === 'day' || a.kind === 'new') return a.kind === b.kind;
  if (a.kind === 'line') return b.kind === 'line' && a.item === b.item;
  // Choices are open only while nothing came after them.
  if (b.kind !== 'bubble' || a.item !== b.item || b.item.parts.choices) return false;
  return a.first === b.first && a.last === b.last;
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

function sameGroup(a: ThreadItem, b: ThreadItem): boolean {
  if (a.kind === 'line' || b.kind === 'line' || a.kind !== b.kind) return false;
  if (a.own !== b.own || !sameDay(a.at, b.at) || b.at - a.at > GROUP_WITHIN_MS) return false;
  // A message that somebody has to decide about carries its own reason and buttons, so the group ends with it.
  if (a.pending?.state === 'failed' || a.pending?.state === 'held') return false;
  // Before the first welcome nobody has told us who we are: all that is pending is ours.
  return !a.author || !b.author || a.author.id === b.author.id;
}
