// Who may still ask for something: one row a key, locked while it is looked at, so that many at once get no more.
import type { Kysely } from 'kysely';
import type { Allowance } from '../port/proof-records.ts';
import type { Flavour } from './flavour.ts';
import { ask, change, Collision, type Script } from './script.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;
/** When, and by what. */
type Entry = readonly [at: number, entry: string];

export function* allow(
  db: Db,
  flavour: Flavour,
  { allowances, entry, at }: { allowances: readonly Allowance[]; entry: string; at: number },
): Script<number | null> {
  const rows: (Allowance & { entries: readonly Entry[] })[] = [];
  // In one order for all, or two could wait for each other.
  for (const allowance of [...allowances].sort((a, b) => (a.key < b.key ? -1 : 1)))
    rows.push({ ...allowance, entries: yield* locked(db, flavour, allowance.key) });
  const ends = rows.flatMap(({ limits, entries }) =>
    limits.map(({ max, withinMs }) => {
      const within = entries.filter(([one]) => one > at - withinMs);
      return within.length < max ? 0 : within.at(-max)![0] + withinMs;
    }),
  );
  const until = Math.max(0, ...ends);
  if (until > 0) return until;
  for (const { key, limits, entries } of rows) {
    const longest = Math.max(...limits.map(({ withinMs }) => withinMs));
    const kept = entries.filter(([one]) => one > at - longest);
    yield* write(db, key, { entries: [...kept, [at, entry]], endsAt: at + longest });
  }
  return null;
}

export function* giveBack(
  db: Db,
  flavour: Flavour,
  { keys, entry }: { keys: readonly string[]; entry: string },
): Script<void> {
  for (const key of [...keys].sort()) {
    const entries = yield* locked(db, flavour, key);
    const others = entries.filter(([, one]) => one !== entry);
    if (others.length < entries.length) yield* write(db, key, { entries: others });
  }
}

function* locked(db: Db, { lockRows }: Flavour, key: string): Script<readonly Entry[]> {
  const none = { key, entries: '[]', ends_at: 0 };
  const insert = db.insertInto('allowances').values(none);
  yield* change(insert.onConflict((known) => known.doNothing()));
  const [row] = yield* ask(
    db.selectFrom('allowances').select('entries').where('key', '=', key).modifyEnd(lockRows),
  );
  // JSON that this store wrote.
  return row ? (JSON.parse(row.entries) as Entry[]) : [];
}

function* write(
  db: Db,
  key: string,
  { entries, endsAt }: { entries: readonly Entry[]; endsAt?: number },
): Script<void> {
  const written = yield* change(
    db
      .updateTable('allowances')
      .set({ entries: JSON.stringify(entries), ...(endsAt !== undefined && { ends_at: endsAt }) })
      .where('key', '=', key),
  );
  if (written !== 1) throw new Collision('Another process has forgotten this row, which was old.');
}
