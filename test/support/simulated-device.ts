// The real client in a simulated world: its own history, as a device's store that takes its time.
import type { SimDevice, TabOptions } from '../../sdk/testing/simulator/sim-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import type { History } from '../../widget/history/history.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';

export function simulatedDevice(): SimDevice {
  const kept = new MemoryDevice();
  return {
    openTab: ({ disk, as, ...options }) =>
      createCareClient({
        ...options,
        as,
        server: 'https://care.example',
        // A desk keeps nothing on its device.
        openHistory: async () =>
          as.role === 'agent' ? openMemoryHistory() : slow(openMemoryHistory(kept), disk),
        fetch: () => Promise.reject(new Error('There is nothing to fetch.')),
      }),
  };
}

function slow(history: History, disk: TabOptions['disk']): History {
  return {
    kind: 'device',
    load: () => disk(() => history.load()),
    events: (...range) => disk(() => history.events(...range)),
    swapIdentity: (...change) => disk(() => history.swapIdentity(...change)),
    post: (rows) => disk(() => history.post(rows)),
    write: (change) => disk(() => history.write(change)),
    wipe: () => disk(() => history.wipe()),
    close: () => disk(() => history.close()),
  };
}
