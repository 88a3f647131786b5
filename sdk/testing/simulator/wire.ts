// One WebSocket between a tab and a server process, with all the ways in which it can end: in good order, with both
// sides told, with one side told, or with nobody the wiser.
import type { CareSocket } from '../../core/care-socket.ts';
import type { PairedClient, PairedServer } from '../socket-pair.ts';
import type { Dice } from './dice.ts';
import { Lane, type Path } from './lane.ts';
import type { Life } from './life.ts';
import type { Timeline } from './timeline.ts';

const ABNORMAL = 1006;
const NO_STATUS = 1005;

/** Both directions between one device and the server. */
export interface Paths {
  readonly up: Path;
  readonly down: Path;
  /** What becomes of new sockets; of requests it is no matter. Some networks refuse them, some never say. */
  sockets: 'pass' | 'refused' | 'swallowed';
}

export interface WireEnds {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly paths: Paths;
  readonly tab: Life;
  /** What listens at the server, and in which life; null when nothing does. */
  accept(socket: CareSocket): { readonly session: PairedServer; readonly life: Life } | null;
  /** For the log of events: what arrived where. */
  seen(what: string): void;
}

export class Wire {
  readonly client: PairedClient;
  readonly paths: Paths;
  readonly #ends: WireEnds;
  readonly #up: Lane;
  readonly #down: Lane;
  #server: { readonly session: PairedServer; readonly life: Life } | null = null;
  #clientOpen = true;

  constructor(ends: WireEnds) {
    const { timeline, dice, paths } = ends;
    this.#ends = ends;
    this.paths = paths;
    this.#up = new Lane(timeline, dice, paths.up);
    this.#down = new Lane(timeline, dice, paths.down);
    this.client = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => this.#send(text),
      close: (code = NO_STATUS) => this.#clientCloses(code),
    };
    if (paths.sockets === 'swallowed') this.cut({ client: false, server: false });
    this.#up.pass(() => {
      if (paths.sockets === 'pass') this.#arrived();
      else this.#down.pass(() => this.#clientLearns(ABNORMAL));
    });
  }

  /** As far as the client knows. */
  get isOpen(): boolean {
    return this.#clientOpen;
  }

  get isOver(): boolean {
    return !this.#clientOpen && this.#server === null;
  }

  /** The connection is gone with all that was on its way. Whoever is not told has to find out. */
  cut(tell: { readonly client: boolean; readonly server: boolean }): void {
    this.#up.lose();
    this.#down.lose();
    if (tell.client) this.#clientLearns(ABNORMAL);
    if (tell.server) this.#serverLearns();
  }

  healed(): void {
    this.#up.healed();
    this.#down.healed();
  }

  /** The process at the server's end is gone; its machine may or may not say so. */
  serverDied(told: boolean): void {
    this.#server = null;
    if (told) this.#down.pass(() => this.#clientLearns(ABNORMAL));
  }

  #arrived(): void {
    const taken = this.#ends.accept(this.#socket());
    this.#server = taken;
    if (taken) this.#down.pass(() => this.#atClient(() => this.client.onopen?.()));
    else this.#down.pass(() => this.#clientLearns(ABNORMAL));
  }

  #send(text: string): void {
    if (!this.#clientOpen || this.#ends.tab.isDead) return;
    this.#up.pass(() => {
      // Nobody there any more: the machine answers with a reset.
      if (!this.#server) this.#down.pass(() => this.#clientLearns(ABNORMAL));
      else this.#atServer(() => this.#receive(text));
    }, text.length);
  }

  #receive(text: string): void {
    this.#ends.seen(`up ${text}`);
    this.#server?.session.receive(text);
  }

  #clientCloses(code: number): void {
    if (!this.#clientOpen) return;
    this.#clientOpen = false;
    this.#up.pass(() => this.#serverLearns());
    if (code === NO_STATUS) this.client.onclose = null;
  }

  #socket(): CareSocket {
    const down = (run: () => void, bytes = 0) => {
      if (this.#server && !this.#server.life.isDead) this.#down.pass(run, bytes);
    };
    return {
      send: (text) =>
        down(() => {
          this.#atClient(() => {
            this.#ends.seen(`down ${text}`);
            this.client.onmessage?.({ data: text });
          });
        }, text.length),
      close: (code) => down(() => this.#clientLearns(code)),
      terminate: () => down(() => this.#clientLearns(ABNORMAL)),
      buffered: () => this.#down.bytes,
    };
  }

  #clientLearns(code: number): void {
    this.#atClient(() => {
      this.#clientOpen = false;
      this.#ends.seen(`closed ${code}`);
      this.client.onclose?.({ code, reason: '' });
      this.#up.pass(() => this.#serverLearns());
    });
  }

  #serverLearns(): void {
    this.#atServer(() => {
      const { session } = this.#server!;
      this.#server = null;
      session.closed();
    });
  }

  #atClient(run: () => void): void {
    this.#ends.tab.happen(() => {
      if (this.#clientOpen) run();
    });
  }

  #atServer(run: () => void): void {
    this.#server?.life.happen(() => {
      if (this.#server) run();
    });
  }
}
