import { UPLOAD_KEPT_MS } from '../../protocol/limits.ts';
import type { FileRoom } from './file-room.ts';

/** So many rows are read at a time. */
const PAGE_ROWS = 100;

/**
 * Forgets what nobody went on with or no message names, and what a process that died has left of its work: after two
 * such times nobody can still be at work on it.
 */
export async function sweepFiles(
  { store, files, clock }: Pick<FileRoom, 'store' | 'files' | 'clock'>,
  sites: readonly string[],
): Promise<void> {
  const before = clock.now() - UPLOAD_KEPT_MS;
  for (;;) {
    const rows = await store.files.unused(before, PAGE_ROWS);
    for (const { site, id, object } of rows)
      if (await store.files.remove(site, id)) await files.delete({ site, name: object });
    if (rows.length < PAGE_ROWS) break;
  }
  for (const site of sites)
    for await (const { name, changedAt } of files.list(site))
      if (changedAt < before - UPLOAD_KEPT_MS && !(await store.files.holds(site, name)))
        await files.delete({ site, name });
}
