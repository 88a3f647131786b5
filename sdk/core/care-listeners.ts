// The merchant's own functions, told after the commit of what they are told.
import { CareError } from '../protocol/care-error.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { ConversationRow } from '../stores/store.ts';
import { CARE_EVENT_TYPES, type CareEvents } from './care-event.ts';
import { careEventsOf } from './care-events-of.ts';
import type { Logger } from './logger.ts';
import { why } from './why.ts';

type EventName = keyof CareEvents;
type Told = (event: CareEvents[EventName]) => unknown;

const NAMES: readonly string[] = [...CARE_EVENT_TYPES, 'webhook.disabled'];

export class CareListeners {
  readonly #logger: Logger;
  readonly #told = new Map<EventName, Set<{ readonly tell: Told }>>();
  readonly #resolved = new Set<(row: ConversationRow) => Promise<unknown>>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /**
   * Calls `listener` for each such event that this process commits, from now on until the returned function is called.
   * @throws CareError `bad-request` for an event there is not, or a listener that is no function
   */
  on<T extends EventName>(name: T, listener: (event: CareEvents[T]) => unknown): () => void {
    if (!NAMES.includes(name))
      throw new CareError('bad-request', `There is no event "${name}": ${NAMES.join(', ')}.`);
    if (typeof listener !== 'function')
      throw new CareError('bad-request', `care.on('${name}', …) expects a function.`);
    const one = { tell: listener as Told };
    const all = this.#told.get(name) ?? new Set();
    this.#told.set(name, all.add(one));
    return () => void all.delete(one);
  }

  /** For parts of this server, which are told without events being made for them. */
  onResolved(listener: (row: ConversationRow) => Promise<unknown>): void {
    this.#resolved.add(listener);
  }

  /** Called after the commit, in the order of commits. */
  committed(row: ConversationRow, events: readonly LogEvent[]): void {
    if (events.some(isResolution))
      for (const listener of this.#resolved) this.#tellOwn(listener, row);
    if (this.#told.size === 0) return;
    for (const event of careEventsOf(row, events)) this.tell(event);
  }

  /** Each is told in a turn of its own: one that throws, or rejects, is logged and keeps the news from nobody. */
  tell(event: CareEvents[EventName]): void {
    for (const { tell } of this.#told.get(event.type) ?? [])
      Promise.resolve(event)
        .then(tell)
        .catch((error: unknown) =>
          this.#logger.error('A listener of care.on failed.', {
            event: event.type,
            error: why(error),
          }),
        );
  }

  #tellOwn(listener: (row: ConversationRow) => Promise<unknown>, row: ConversationRow): void {
    listener(row).catch((error: unknown) =>
      this.#logger.warn('What follows from a resolved conversation failed.', { error: why(error) }),
    );
  }
}

function isResolution({ what }: LogEvent): boolean {
  return what.kind === 'status.changed' && what.status === 'resolved';
}
