// Whether somebody may be looking. A connection costs battery, memory and a place on the server: after some minutes
// without anybody to look and without anything to wait for, none is held.
import { once } from '../../sdk/runtime.ts';
import type { Core } from './core.ts';
import type { Link } from './snapshot.ts';

/** So long nobody has to look before it counts. */
export const UNATTENDED_MS = 5 * 60_000;

export interface AttendanceHooks {
  /** Whether something is expected: an answer, or a message that waits to be sent. */
  expects(): boolean;
  /** Lets the connection go until somebody attends or acts. */
  rest(): void;
}

export class Attendance {
  readonly #core: Core;
  readonly #hooks: AttendanceHooks;
  /** Who never says otherwise is always there. */
  #attended = true;
  #connected = false;
  #watch: AbortController | null = null;

  constructor(core: Core, hooks: AttendanceHooks) {
    this.#core = core;
    this.#hooks = hooks;
  }

  attend(attended: boolean): void {
    this.#attended = attended;
    this.#update();
  }

  linked({ at }: Link): void {
    this.#connected = at !== 'idle' && at !== 'stopped';
    this.#update();
  }

  #update(): void {
    const watched = this.#connected && !this.#attended;
    if (watched === (this.#watch !== null)) return;
    this.#watch?.abort();
    this.#watch = watched ? new AbortController() : null;
    if (!this.#watch) return;
    this.#look(this.#watch.signal);
  }

  #look(signal: AbortSignal): void {
    const due = () => (this.#hooks.expects() ? this.#look(signal) : this.#hooks.rest());
    once(this.#core.options.clock, UNATTENDED_MS, due, signal);
  }
}
