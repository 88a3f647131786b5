// From the moment when the device refuses until it is well again: what it misses meanwhile, and who brings it back.
// The treatment itself is loaded only then.
import type { History, HistoryChange, Identity, Kept } from '../history/history.ts';
import type { ClientWorld } from './care-client.ts';
import { loadSpare } from './load-spare.ts';
import { mergeChanges } from './merge-changes.ts';
import type { CareSnapshot } from './snapshot.ts';

export interface HealingHooks {
  snapshot(): CareSnapshot;
  identity(): Identity | null;
  /**
   * The tab goes on with this history, which holds all that was missed up to `seen`; false, and it does not, when more
   * was missed since.
   */
  recover(
    history: History,
    kept: Kept,
    identity: Identity | null,
    seen: HistoryChange | null,
  ): Promise<boolean>;
}

type World = Pick<ClientWorld, 'clock' | 'random' | 'openHistory'>;

export interface Patient extends World, HealingHooks {
  /** How often the device has refused in this tab. */
  readonly troubles: number;
  /** Another object whenever the device has missed more. */
  missed(): HistoryChange | null;
}

export class Healing {
  readonly #world: World;
  readonly #hooks: HealingHooks;
  #missed: HistoryChange | null = null;
  #troubles = 0;
  #life = new AbortController();
  #treatment: Promise<void> = Promise.resolve();

  constructor(world: World, hooks: HealingHooks) {
    this.#world = world;
    this.#hooks = hooks;
  }

  /** What the device should have been told since it refused, as far as the snapshot does not show it; null when well. */
  get missed(): HistoryChange | null {
    return this.#missed;
  }

  miss({ outbox = [], drafts = {}, settled = [] }: HistoryChange): void {
    if (this.#missed) this.#missed = mergeChanges(this.#missed, { outbox, drafts, settled });
  }

  /** Nothing that was missed is to be kept any more. Resolves when nobody puts anything back. */
  async forget(): Promise<void> {
    if (this.#missed) this.#missed = {};
    this.pause();
    await this.#treatment;
  }

  /** The device has refused. */
  begin(): void {
    this.#missed ??= {};
    this.#troubles++;
    this.#treat();
  }

  /** Looks at once whether it is well again; otherwise that is done at times. */
  hurry(): void {
    if (!this.#missed) return;
    this.#troubles = 1;
    this.#treat();
  }

  /** It is well. */
  end(): void {
    this.#missed = null;
    this.#life.abort();
  }

  /** Until `hurry`, with what is missed. */
  pause(): void {
    this.#life.abort();
  }

  #treat(): void {
    this.#life.abort();
    const { signal } = (this.#life = new AbortController());
    const patient: Patient = {
      ...this.#world,
      ...this.#hooks,
      troubles: this.#troubles,
      missed: () => this.#missed,
    };
    this.#treatment = loadSpare().then(
      ({ healHistory }) => (signal.aborted ? undefined : healHistory(patient, signal)),
      () => undefined, // then all of it stays in this tab, as has been told
    );
  }
}
