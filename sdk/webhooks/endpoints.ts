// The endpoints as this process knows them. Each commit asks who listens, so they are held in memory, and read anew for
// what other processes have changed.
import { CareError } from '../protocol/care-error.ts';
import { every, type Clock } from '../runtime.ts';
import type { EndpointRecords } from '../stores/store.ts';
import { why } from '../core/why.ts';
import type { Logger } from '../core/logger.ts';
import { endpointOf, rowOf, type Endpoint, type EndpointBody } from './endpoint.ts';

/** What another process changes is known after this long. */
export const ENDPOINTS_READ_EVERY_MS = 5_000;
/** Two processes that change one endpoint at once take turns. */
const ATTEMPTS = 10;

export class Endpoints {
  readonly #records: EndpointRecords;
  #known: readonly Endpoint[] = [];

  constructor(records: EndpointRecords) {
    this.#records = records;
  }

  get all(): readonly Endpoint[] {
    return this.#known;
  }

  get(id: string): Endpoint | undefined {
    return this.#known.find((endpoint) => endpoint.id === id);
  }

  async read(): Promise<void> {
    const rows = await this.#records.list();
    this.#known = rows.flatMap((row) => endpointOf(row) ?? []);
  }

  /** Until the signal is aborted. */
  keepReading({ clock, logger, life }: { clock: Clock; logger: Logger; life: AbortSignal }): void {
    const read = () => {
      this.read().catch((error: unknown) => {
        if (!life.aborted)
          logger.warn('The webhook endpoints could not be read.', { error: why(error) });
      });
    };
    every(clock, ENDPOINTS_READ_EVERY_MS, read, life);
  }

  /** @throws CareError `already-exists` */
  async create(id: string, body: EndpointBody): Promise<Endpoint> {
    const endpoint = { id, version: 1, ...body };
    if (!(await this.#records.put(rowOf(endpoint))))
      throw new CareError('already-exists', `There is a webhook endpoint ${id} already.`);
    await this.read();
    return endpoint;
  }

  /**
   * Changes an endpoint as it is now, whoever else does. `change` gives the fields to set, or null to leave it.
   * @throws CareError `not-found`; what `change` throws
   */
  async change(
    id: string,
    change: (endpoint: Endpoint) => Partial<EndpointBody> | null,
  ): Promise<Endpoint> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await this.read();
      const before = this.get(id);
      if (!before) throw new CareError('not-found', `There is no webhook endpoint ${id}.`);
      const fields = change(before);
      if (!fields) return before;
      const after = { ...before, ...fields, version: before.version + 1 };
      if (!(await this.#records.put(rowOf(after)))) continue;
      await this.read();
      return after;
    }
    throw new CareError('busy', `The webhook endpoint ${id} is being changed by others.`);
  }

  /** @throws CareError `not-found` */
  async remove(id: string): Promise<void> {
    const removed = await this.#records.remove(id);
    await this.read();
    if (!removed) throw new CareError('not-found', `There is no webhook endpoint ${id}.`);
  }
}
