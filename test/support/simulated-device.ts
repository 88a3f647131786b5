// The real client in a simulated world: its own history, as a device's store that takes its time.
import type { SimClient, SimDevice, TabOptions } from '../../sdk/testing/simulator/sim-client.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { createAgentClient } from '../../widget/client/create-agent-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import type { History } from '../../widget/history/history.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';

export function simulatedDevice(): SimDevice {
  const kept = new MemoryDevice();
  return {
    openTab({ disk, as, ...options }) {
      const world = {
        ...options,
        server: 'https://care.example',
        fetch: () => Promise.reject(new Error('There is nothing to fetch.')),
      };
      // A desk keeps nothing on its device.
      if (as.role === 'agent')
        return createAgentClient({ ...world, as, openHistory: async () => openMemoryHistory() });
      const openHistory = async () => slow(openMemoryHistory(kept), disk);
      // Nobody asks a shopper's client for what only a desk can do.
      return createCareClient({ ...world, as, openHistory }) as CareClient & SimClient;
    },
  };
}

function slow(history: History, disk: TabOptions['disk']): History {
  return {
    kind: 'device',
    onlost: null,
    load: () => disk(() => history.load()),
    events: (...range) => disk(() => history.events(...range)),
    swapIdentity: (...change) => disk(() => history.swapIdentity(...change)),
    post: (rows, drafts) => disk(() => history.post(rows, drafts)),
    write: (change) => disk(() => history.write(change)),
    wipe: () => disk(() => history.wipe()),
    evict: () => disk(() => history.evict()),
    destroy: () => disk(() => history.destroy()),
    close: () => disk(() => history.close()),
  };
}
