import type { Place } from './places.ts';
import { recordsOf, type ExportRecord, type Wanted } from './records.ts';
import type { Source } from './sources.ts';

type Counts = Record<'contacts' | 'conversations' | 'entries' | 'files' | 'files missing', number>;

const SAY_EVERY_MS = 2_000;

/** Writes everything, and says on stderr how far it is. */
export async function writeExport(
  { source, place }: { readonly source: Source; readonly place: Place },
  wanted: Wanted & { readonly files: boolean },
): Promise<Counts> {
  const counts: Counts = {
    contacts: 0,
    conversations: 0,
    entries: 0,
    files: 0,
    'files missing': 0,
  };
  let saidAt = Date.now();
  const say = () => {
    if (Date.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = Date.now();
    const { contacts, conversations, entries, files } = counts;
    console.error(
      `… ${contacts} contacts, ${conversations} conversations, ${entries} entries, ${files} files`,
    );
  };
  for await (const record of recordsOf(source.api, wanted)) {
    await place.add(record);
    if (record.kind === 'contact') counts.contacts += 1;
    if (record.kind === 'conversation') counts.conversations += 1;
    if (record.kind === 'entry') counts.entries += 1;
    for (const file of wanted.files && place.takesFiles ? filesOf(record) : []) {
      const bytes = await source.bytes(wanted.site, file.id);
      const path = bytes && (await place.keep(file, bytes));
      counts[path === null ? 'files missing' : 'files'] += 1;
      await place.add({ kind: 'file', file: file.id, path });
    }
    say();
  }
  await place.add({ kind: 'end', counts });
  await place.close();
  return counts;
}

function filesOf(record: ExportRecord): readonly { readonly id: string; readonly name: string }[] {
  if (record.kind !== 'entry' || record.entry.what.kind !== 'message.posted') return [];
  return record.entry.what.files ?? [];
}
