// A browser's tabs as far as they have anything to do with each other: locks and channels between them, and each of
// them may freeze, wake, or be gone from one moment to the next.
import type { Clock } from '../../sdk/runtime.ts';
import type { ClientSocket } from '../../widget/client/care-client.ts';
import type { TabChannel } from '../../widget/client/shared-connect.ts';
import type { TabLocks } from '../../widget/client/tab-lease.ts';

interface Request {
  readonly tab: FakeTab;
  readonly name: string;
  readonly run: (lock: unknown) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export class FakeBrowser {
  readonly tabs = new Set<FakeTab>();
  /** By name. The first of each list has the lock; the others wait for it. */
  readonly locks = new Map<string, Request[]>();
  /** Everything that was said on any channel. */
  readonly said: { readonly name: string; readonly data: unknown }[] = [];
  readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  open(): FakeTab {
    const tab = new FakeTab(this);
    this.tabs.add(tab);
    return tab;
  }

  /** The tab that has this lock. */
  holder(name: string): FakeTab | undefined {
    return this.locks.get(name)?.[0]?.tab;
  }

  post(name: string, data: unknown, from?: FakeChannel): void {
    this.said.push({ name, data });
    for (const tab of this.tabs)
      for (const channel of tab.channels)
        if (channel !== from && channel.name === name)
          tab.soon(() => channel.onmessage?.({ data: structuredClone(data) }));
  }

  ask(request: Request, { ifAvailable, steal, signal }: Parameters<TabLocks['request']>[1]): void {
    const line = this.locks.get(request.name) ?? [];
    this.locks.set(request.name, line);
    if (steal) {
      const robbed = line.shift();
      if (robbed) robbed.tab.soon(() => robbed.reject(new Error('AbortError: stolen')));
      line.unshift(request);
      this.#grant(request);
    } else if (ifAvailable && line.length > 0) {
      request.tab.soon(() => request.resolve(request.run(null)));
    } else {
      line.push(request);
      if (line[0] === request) this.#grant(request);
    }
    signal?.addEventListener('abort', () => {
      const at = line.indexOf(request);
      if (at > 0) line.splice(at, 1);
      if (at > 0) request.reject(new Error('AbortError: aborted'));
    });
  }

  /** Takes a request away, and gives its lock to the next. */
  end(request: Request): void {
    const line = this.locks.get(request.name) ?? [];
    const at = line.indexOf(request);
    if (at < 0) return;
    line.splice(at, 1);
    if (at === 0 && line[0]) this.#grant(line[0]);
  }

  #grant(request: Request): void {
    request.tab.soon(() => {
      Promise.resolve(request.run({ name: request.name })).then(
        (value) => {
          this.end(request);
          request.resolve(value);
        },
        (error: Error) => request.reject(error),
      );
    });
  }
}

class FakeChannel implements TabChannel {
  onmessage: TabChannel['onmessage'] = null;
  readonly name: string;
  readonly #tab: FakeTab;

  constructor(tab: FakeTab, name: string) {
    this.#tab = tab;
    this.name = name;
  }

  postMessage(data: unknown): void {
    if (!this.#tab.channels.has(this)) throw new Error('InvalidStateError: the channel is closed.');
    if (this.#tab.state !== 'gone') this.#tab.browser.post(this.name, data, this);
  }

  close(): void {
    this.#tab.channels.delete(this);
  }
}

export class FakeTab {
  readonly browser: FakeBrowser;
  readonly channels = new Set<FakeChannel>();
  isVisible = true;
  state: 'awake' | 'frozen' | 'gone' = 'awake';
  /** What happens to a frozen tab, for when it wakes. */
  readonly #late: (() => void)[] = [];
  readonly #sockets = new Set<ClientSocket>();

  constructor(browser: FakeBrowser) {
    this.browser = browser;
  }

  readonly locks: TabLocks = {
    request: (name, options, run) =>
      new Promise((resolve, reject) =>
        this.browser.ask({ tab: this, name, run, resolve, reject }, options),
      ),
  };

  readonly openChannel = (name: string): TabChannel => {
    const channel = new FakeChannel(this, name);
    this.channels.add(channel);
    return channel;
  };

  /** Timers of a frozen tab fire when it wakes. */
  readonly clock: Clock = {
    now: () => this.browser.clock.now(),
    after: (ms, run) => {
      let isOn = true;
      const cancel = this.browser.clock.after(ms, () => this.happen(() => isOn && run()));
      return () => {
        isOn = false;
        cancel();
      };
    },
  };

  /** A socket whose events reach this tab only while it is awake. */
  dial(inner: ClientSocket): ClientSocket {
    this.#sockets.add(inner);
    const socket: ClientSocket = {
      onopen: null,
      onmessage: null,
      onclose: null,
      send: (text) => inner.send(text),
      close: (code, reason) => inner.close(code, reason),
    };
    inner.onopen = () => this.happen(() => socket.onopen?.());
    inner.onmessage = (event) => this.happen(() => socket.onmessage?.(event));
    inner.onclose = (event) => this.happen(() => socket.onclose?.(event));
    return socket;
  }

  freeze(): void {
    this.state = 'frozen';
  }

  wake(): void {
    this.state = 'awake';
    for (const run of this.#late.splice(0)) run();
  }

  /** Killed: no line of its code runs any more, and the browser cleans up behind it. */
  crash(): void {
    this.state = 'gone';
    this.browser.tabs.delete(this);
    for (const socket of this.#sockets) socket.close();
    for (const line of this.browser.locks.values())
      for (const request of line.filter(({ tab }) => tab === this)) this.browser.end(request);
  }

  happen(run: () => void): void {
    if (this.state === 'awake') run();
    else if (this.state === 'frozen') this.#late.push(run);
  }

  soon(run: () => void): void {
    queueMicrotask(() => this.happen(run));
  }
}
