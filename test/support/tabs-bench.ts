// Several tabs of one browser with the real client in each, on one scripted server and one clock.
import type {
  CareClient,
  CareClientOptions,
  ClientSocket,
} from '../../widget/client/care-client.ts';
import { sharedConnect, type SharedConnect } from '../../widget/client/shared-connect.ts';
import * as spare from '../../widget/client/spare.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench } from './client-bench.ts';
import { FakeBrowser, type FakeTab } from './fake-tabs.ts';

export const LOCK = 'care-widget:demo';

export interface BenchTab {
  readonly tab: FakeTab;
  readonly client: CareClient;
  readonly shared: SharedConnect;
}

export interface TabOptions {
  /** Nothing is kept on the device. */
  readonly memory?: boolean;
  readonly hidden?: boolean;
  readonly withoutSpare?: boolean;
  readonly withoutLocks?: boolean;
  readonly site?: string;
}

export class TabsBench extends ClientBench {
  readonly browser = new FakeBrowser(this.clock);
  /** Loads of the spare file. */
  loads = 0;

  open({ memory, hidden, withoutSpare, withoutLocks, site = 'demo' }: TabOptions = {}): BenchTab {
    const tab = this.browser.open();
    tab.isVisible = !hidden;
    let client: CareClient | null = null;
    const shared = sharedConnect({
      site,
      connect: (url): ClientSocket => tab.dial(this.server.network.connect(url)),
      locks: withoutLocks ? undefined : tab.locks,
      openChannel: tab.openChannel,
      isVisible: () => tab.isVisible,
      look: () => client?.wake('look'),
      adopt: () => void client?.adopt(),
      clock: tab.clock,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      loadSpare: () => {
        this.loads += 1;
        return withoutSpare ? Promise.reject(new Error('Not today.')) : Promise.resolve(spare);
      },
    });
    const changes: Partial<CareClientOptions> = {
      site,
      connect: (url) => shared.connect(url),
      clock: tab.clock,
      ...(memory && { openHistory: async () => openMemoryHistory() }),
    };
    client = this.tab(changes);
    return { tab, client, shared };
  }

  /** A tab that is connected, by whichever way. */
  async ready(options?: TabOptions): Promise<BenchTab> {
    const one = this.open(options);
    await one.client.start();
    await this.until(() => one.client.snapshot.link.at === 'ready');
    return one;
  }

  /** As when a page goes or its element is removed. */
  async leave({ client, shared, tab }: BenchTab): Promise<void> {
    const closed = client.close();
    shared.leave();
    await closed;
    this.browser.tabs.delete(tab);
  }

  /** Sockets at the server. */
  get sockets(): number {
    return this.server.network.sockets.size;
  }

  leader(tabs: readonly BenchTab[]): BenchTab | undefined {
    const holder = this.browser.holder(LOCK);
    return tabs.find(({ tab }) => tab === holder);
  }
}
