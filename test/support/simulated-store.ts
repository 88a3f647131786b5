// The store of a simulated browser: it takes its time, may refuse, and may be thrown away behind its tabs' back.
import type { SimStore, TabOptions } from '../../sdk/testing/simulator/sim-client.ts';
import type { History } from '../../widget/history/history.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';

export class SimulatedStore implements SimStore {
  trouble: SimStore['trouble'] = null;
  slowMs = 0;
  #device = new MemoryDevice();
  /** Tell those that hold it open. */
  readonly #lost = new Set<() => void>();

  /** As a browser does: whoever holds it open is told that it is closed. */
  wipe(): void {
    this.#device = new MemoryDevice();
    for (const tell of this.#lost) tell();
    this.#lost.clear();
  }

  open(disk: TabOptions['disk']): History {
    const device = this.#device;
    const history = openMemoryHistory(device);
    const on = <T>(work: () => Promise<T>, adds = false): Promise<T> =>
      disk(async () => {
        if (this.trouble === 'refusing') throw new DOMException('Not now.', 'AbortError');
        if (device !== this.#device) throw new DOMException('It is gone.', 'InvalidStateError');
        if (adds && this.trouble === 'full') throw new DOMException('Full.', 'QuotaExceededError');
        return work();
      });
    const tell = () => void disk(async () => {}).then(() => opened.onlost?.());
    this.#lost.add(tell);
    const opened: History = {
      kind: 'device',
      hasFiles: () => history.hasFiles(),
      openFiles: () => history.openFiles(),
      onlost: null,
      load: () => on(() => history.load()),
      events: (...range) => on(() => history.events(...range)),
      swapIdentity: (...change) => on(() => history.swapIdentity(...change), true),
      post: (...change) => on(() => history.post(...change), true),
      write: (change) => on(() => history.write(change), true),
      wipe: () => on(() => history.wipe()),
      evict: () => on(() => history.evict()),
      destroy: () => on(() => history.destroy()),
      close: () => {
        this.#lost.delete(tell);
        return disk(() => history.close());
      },
    };
    return opened;
  }
}
