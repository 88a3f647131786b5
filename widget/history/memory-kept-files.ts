import { CareError } from '../../sdk/protocol/care-error.ts';
import { systemClock, type Clock } from '../../sdk/runtime.ts';
import { hasRoom } from './has-room.ts';
import { KEPT_FILES_LAST_MS, type KeptFiles } from './kept-files.ts';

export interface MemoryFile {
  readonly file: File;
  readonly at: number;
  holder: object | null;
}

/** @param rows what the tabs of one device share, by id in the order of keeping */
export function openMemoryKeptFiles(
  rows: Map<string, MemoryFile>,
  clock: Clock = systemClock,
): KeptFiles {
  const tab = {};
  return {
    async keep(id, file) {
      if (
        !hasRoom(
          [...rows.values()].map((row) => row.file.size),
          file,
        )
      )
        throw new CareError('too-large');
      rows.set(id, { file, at: clock.now(), holder: tab });
    },
    async ids() {
      for (const [id, { at }] of rows) if (at < clock.now() - KEPT_FILES_LAST_MS) rows.delete(id);
      return [...rows.keys()];
    },
    async claim(id) {
      const row = rows.get(id);
      if (!row || (row.holder && row.holder !== tab)) return null;
      row.holder = tab;
      return row.file;
    },
    async forget(id) {
      rows.delete(id);
    },
    close() {
      for (const row of rows.values()) if (row.holder === tab) row.holder = null;
    },
  };
}
