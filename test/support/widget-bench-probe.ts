// What a page notes about itself while the widget's benchmark looks on. Runs in the page, so each stands by itself.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Conversation } from '../../widget/client/snapshot.ts';

/** In ms. */
export interface TaskTimes {
  readonly all: number;
  /** What scripts of the widget ran in it, with what they made the browser do at once. */
  readonly ours: number;
}

interface ScriptTiming {
  readonly startTime: number;
  readonly duration: number;
  readonly sourceURL: string;
}

export interface Probe {
  readonly longTasks: TaskTimes[];
  readonly shifts: number[];
  /** When each frame began, until the bubble was painted. */
  readonly frames: number[];
  /** When the loader had run. */
  ran: number | null;
  painted: number | null;
}

declare global {
  interface Window {
    careProbe: Probe;
    /** From the click until the composer has the focus, and until the frame after it is painted. */
    careOpened: Promise<{ readonly focused: number; readonly painted: number }>;
    /** Draws so many messages: until they are laid out, and until they are painted, in ms. */
    careShow: (count: number) => Promise<{ readonly took: number; readonly painted: number }>;
  }
}

/** Before the page's own scripts. */
export function installProbe(): void {
  const probe: Probe = { longTasks: [], shifts: [], frames: [], ran: null, painted: null };
  window.careProbe = probe;
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  const scripts: ScriptTiming[] = [];
  observe('long-animation-frame', (frame) =>
    scripts.push(...(frame as PerformanceEntry & { scripts: ScriptTiming[] }).scripts),
  );
  // A frame tells of its scripts after its tasks were told of.
  const tasks: PerformanceEntry[] = [];
  observe('longtask', (task) => tasks.push(task));
  Object.defineProperty(probe, 'longTasks', {
    get: () =>
      tasks.map((task) => {
        const isIn = ({ startTime, sourceURL }: ScriptTiming) =>
          sourceURL.includes('/widget/') &&
          startTime >= task.startTime &&
          startTime < task.startTime + task.duration;
        const ours = scripts.filter(isIn).reduce((sum, { duration }) => sum + duration, 0);
        return { all: task.duration, ours };
      }),
  });
  void customElements.whenDefined('care-widget').then(() => (probe.ran = performance.now()));
  observe('layout-shift', (entry) =>
    probe.shifts.push((entry as PerformanceEntry & { value: number }).value),
  );
  const look = () => {
    probe.frames.push(performance.now());
    const disc = document.querySelector('care-widget')?.shadowRoot?.querySelector('.disc');
    if (!disc?.getClientRects().length) return void requestAnimationFrame(look);
    const painted = new MessageChannel();
    painted.port1.onmessage = () => (probe.painted = performance.now());
    painted.port2.postMessage(0);
  };
  requestAnimationFrame(look);
}

/** Waits for a click on the bubble and for what follows from it. */
export function watchOpening(): void {
  window.careOpened = new Promise((resolve) => {
    document.addEventListener(
      'click',
      ({ timeStamp }) => {
        const look = () => {
          let at = document.activeElement;
          for (let inner = at; inner; inner = inner.shadowRoot?.activeElement ?? null) at = inner;
          if (at?.localName !== 'textarea') return void requestAnimationFrame(look);
          const focused = performance.now() - timeStamp;
          const next = new MessageChannel();
          next.port1.onmessage = () => resolve({ focused, painted: performance.now() - timeStamp });
          requestAnimationFrame(() => next.port2.postMessage(0));
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}

/** Makes a conversation of `count` loaded messages for the panel that is open: `careShow` shows it with more of them. */
export function prepareMany(count: number): void {
  interface Thread extends HTMLElement {
    conversation: Conversation;
    readonly updateComplete: Promise<boolean>;
  }
  const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
  const thread = panel.shadowRoot!.querySelector<Thread>('care-thread')!;
  const like = thread.conversation;
  const posted = like.events.findLast(({ what }) => what.kind === 'message.posted')!;
  const made = (seq: number): LogEvent => ({
    ...posted,
    seq,
    op: `op-${seq}`,
    at: posted.at - (count - seq) * 60_000,
    author: seq % 3 ? { role: 'agent', id: 'anna', name: 'Anna' } : posted.author,
    what: { kind: 'message.posted', text: `Message ${seq} ${'word '.repeat(seq % 30)}` },
  });
  const events = Array.from({ length: count + 1 }, (_, i) => made(i + 1));
  const frame = () =>
    new Promise<number>((done) => {
      const next = new MessageChannel();
      next.port1.onmessage = () => done(performance.now());
      requestAnimationFrame(() => next.port2.postMessage(0));
    });
  window.careShow = async (shown) => {
    const all = { events: events.slice(0, shown), have: shown, pending: [], unread: 0 };
    const conversation = { ...like, id: 'many', ...all };
    await frame();
    const from = performance.now();
    thread.conversation = conversation;
    await thread.updateComplete;
    thread.shadowRoot!.querySelector('ol')!.getBoundingClientRect();
    return { took: performance.now() - from, painted: (await frame()) - from };
  };
}
