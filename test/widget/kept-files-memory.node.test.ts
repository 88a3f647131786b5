import { describe, it } from 'node:test';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { openMemoryKeptFiles, type MemoryFile } from '../../widget/history/memory-kept-files.ts';
import { keptFilesCases } from './kept-files-suite.ts';

describe('files in memory', () => {
  for (const { title, run } of keptFilesCases)
    it(title, () => {
      const clock = new FakeClock();
      const rows = new Map<string, MemoryFile>();
      return run({
        open: async () => openMemoryKeptFiles(rows, clock),
        pass: (ms) => clock.advance(ms),
      });
    });
});
