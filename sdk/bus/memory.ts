// Nodes in one process: for tests, and for whoever runs several care servers side by side in one program.
import type { Bus, BusListener } from './bus.ts';
import { checkMessage } from './check-message.ts';

/** All buses opened in one room hear each other. */
export class BusRoom {
  readonly #present = new Set<MemoryBus>();

  open(): Bus {
    const bus = new MemoryBus(this.#present);
    this.#present.add(bus);
    return bus;
  }
}

class MemoryBus implements Bus {
  readonly engine = 'memory';
  readonly #present: Set<MemoryBus>;
  #listener: BusListener | null = null;

  constructor(present: Set<MemoryBus>) {
    this.#present = present;
  }

  say(message: string): void {
    checkMessage(message);
    if (!this.isConnected()) return;
    for (const other of this.#present)
      if (other !== this) queueMicrotask(() => other.#hear(message));
  }

  listen(listener: BusListener): void {
    this.#listener = listener;
  }

  isConnected(): boolean {
    return this.#present.has(this);
  }

  close(): Promise<void> {
    this.#present.delete(this);
    return Promise.resolve();
  }

  #hear(message: string): void {
    if (!this.isConnected()) return;
    try {
      this.#listener?.heard(message);
    } catch {
      // Its own matter; nobody else may suffer for it.
    }
  }
}
