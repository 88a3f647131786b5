// The real client in a simulated world: its own history, as a device's store that takes its time, one socket for all
// tabs that find each other, and requests where no socket gets through.
import type { SimClient, SimDevice, TabOptions } from '../../sdk/testing/simulator/sim-client.ts';
import type { ClientWorld } from '../../widget/client/care-client.ts';
import { createAgentClient } from '../../widget/client/create-agent-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import { fallbackConnect } from '../../widget/client/fallback-connect.ts';
import { sharedConnect } from '../../widget/client/shared-connect.ts';
import * as spare from '../../widget/client/spare.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { SimulatedStore } from './simulated-store.ts';

export function simulatedDevice(): SimDevice {
  const store = new SimulatedStore();
  return {
    store,
    openTab(options) {
      const { site, clock, random, connect, fetch, as, disk } = options;
      const world = { site, clock, random, connect, fetch, server: 'https://care.example' };
      // A desk keeps nothing on its device.
      if (as.role === 'agent')
        return createAgentClient({ ...world, as, openHistory: async () => openMemoryHistory() });
      const openHistory = async () => store.open(disk);
      return shopperTab({ ...world, openHistory }, options);
    },
  };
}

/** As `createBrowserClient` puts a client together. */
function shopperTab(
  world: ClientWorld,
  { meeting, isVisible }: Pick<TabOptions, 'meeting' | 'isVisible'>,
): SimClient {
  const loadSpare = () => Promise.resolve(spare);
  const tabs = sharedConnect({
    ...world,
    connect: fallbackConnect({ ...world, loadSpare }),
    locks: meeting?.locks,
    openChannel: meeting && ((name) => meeting.openChannel(name)),
    loadSpare,
    isVisible,
    look: () => client.wake('look'),
    adopt: () => void client.adopt(),
  });
  const client = createCareClient({
    ...world,
    as: { role: 'contact' },
    connect: (url) => tabs.connect(url),
  });
  const close = client.close.bind(client);
  const sleep = client.sleep.bind(client);
  // Nobody asks a shopper's client for what only a desk can do.
  return Object.assign(client as typeof client & SimClient, {
    close: () => {
      const closed = close();
      tabs.leave();
      return closed;
    },
    sleep: () => {
      sleep();
      tabs.leave();
    },
  });
}
