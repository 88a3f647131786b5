// Resumes on a shared socket, one after another: the server's welcomes do not say whom they answer.
import { ANSWER_WITHIN_MS } from '../../sdk/protocol/limits.ts';
import { once, type Clock } from '../../sdk/runtime.ts';

/** After a server that is too busy for a resume has said so. */
const AGAIN_AFTER_MS = 1_000;

export interface Resume {
  /** The tab that asks; null for the leader itself. */
  readonly from: string | null;
  readonly text: string;
  /** Called when it is its turn; false when there is nothing to ask after all. */
  isDue(): boolean;
  answered(welcome: string): void;
}

export interface ResumeQueueOptions {
  readonly clock: Clock;
  /** Ends with the socket. */
  readonly signal: AbortSignal;
  /** 0 for "go ahead", else the milliseconds to wait. */
  take(): number;
  send(text: string): void;
  /** The socket does not answer. */
  dead(): void;
}

export class ResumeQueue {
  readonly #options: ResumeQueueOptions;
  #isOpen = false;
  #queue: Resume[] = [];
  #asked: { readonly resume: Resume; readonly at: number } | null = null;
  #isResting = false;

  constructor(options: ResumeQueueOptions) {
    this.#options = options;
  }

  /** The leader has had its own first welcome. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    this.#pump();
  }

  add(resume: Resume): void {
    const { from } = resume;
    const isWaiting = [this.#asked?.resume, ...this.#queue].some((other) => other?.from === from);
    if (from !== null && isWaiting) return;
    this.#queue.push(resume);
    this.#pump();
  }

  forget(from: string): void {
    this.#queue = this.#queue.filter((resume) => resume.from !== from);
  }

  /** False when nobody has asked for this welcome. */
  answered(welcome: string): boolean {
    const asked = this.#asked;
    if (!asked) return false;
    this.#asked = null;
    asked.resume.answered(welcome);
    this.#pump();
    return true;
  }

  /** The server was too busy for a resume. */
  refused(): void {
    if (!this.#asked) return;
    this.#queue.unshift(this.#asked.resume);
    this.#asked = null;
    this.#rest(AGAIN_AFTER_MS);
  }

  /** Timers of hidden tabs are late; this is called whenever there is something to hear. */
  check(): void {
    if (this.#asked && this.#options.clock.now() - this.#asked.at > ANSWER_WITHIN_MS)
      this.#options.dead();
  }

  #pump(): void {
    const { clock, take, send } = this.#options;
    if (!this.#isOpen || this.#asked || this.#isResting) return;
    const [next] = this.#queue;
    if (!next) return;
    const wait = take();
    if (wait > 0) {
      this.#rest(wait);
      return;
    }
    this.#queue.shift();
    if (next.isDue()) {
      this.#asked = { resume: next, at: clock.now() };
      send(next.text);
    } else this.#pump();
  }

  #rest(ms: number): void {
    const { clock, signal } = this.#options;
    this.#isResting = true;
    const over = () => {
      this.#isResting = false;
      this.#pump();
    };
    once(clock, ms, over, signal);
  }
}
