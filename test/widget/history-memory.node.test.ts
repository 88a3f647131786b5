import { describe, it } from 'node:test';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';
import { historyCases } from './history-suite.ts';

describe('memory history', () => {
  for (const { title, run } of historyCases)
    it(title, () => {
      const device = new MemoryDevice();
      return run({ open: async () => openMemoryHistory(device) });
    });
});
