// The history for tests, for agents (a desk keeps nothing on its device) and for whoever brings no device store.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type {
  Drafts,
  History,
  HistoryChange,
  Identity,
  Kept,
  KeptConversation,
  OutboxRow,
} from './history.ts';
import type { KeptFiles } from './kept-files.ts';
import { openMemoryKeptFiles, type MemoryFile } from './memory-kept-files.ts';

/** What several histories, like tabs of one browser, may have in common. */
export class MemoryDevice {
  identity: Identity | null = null;
  outbox: readonly OutboxRow[] = [];
  drafts: Drafts = {};
  readonly conversations = new Map<string, KeptConversation>();
  readonly files = new Map<string, MemoryFile>();
  /** Public and internal events of a conversation by sequence, keyed by conversation and log. */
  readonly logs = new Map<string, Map<number, LogEvent>>();
}

export function openMemoryHistory(device = new MemoryDevice()): History {
  return new MemoryHistory(device);
}

class MemoryHistory implements History {
  readonly kind = 'memory';
  onlost: (() => void) | null = null;
  readonly #device: MemoryDevice;
  #closed = false;

  constructor(device: MemoryDevice) {
    this.#device = device;
  }

  async load(): Promise<Kept> {
    const device = this.#open();
    return {
      identity: device.identity,
      conversations: [...device.conversations.values()],
      outbox: device.outbox,
      drafts: device.drafts,
    };
  }

  async events(conversation: string, before: number, limit: number): Promise<readonly LogEvent[]> {
    const log = this.#open().logs.get(`${conversation} public`);
    const below = [...(log?.keys() ?? [])].filter((seq) => seq < before);
    const found: LogEvent[] = [];
    for (let seq = Math.max(0, ...below); found.length < limit && log?.has(seq); seq--)
      found.unshift(log.get(seq)!);
    return found;
  }

  async swapIdentity(token: string | null, next: Identity | null): Promise<Identity | null> {
    const device = this.#open();
    if ((device.identity?.token ?? null) === token) device.identity = next;
    return device.identity;
  }

  async post(rows: readonly OutboxRow[], drafts: Drafts = {}, from?: string): Promise<void> {
    const device = this.#open();
    const posted = new Map(rows.map((row) => [row.op, row]));
    const isMoved = ({ op, conversation }: OutboxRow) => posted.has(op) && conversation === from;
    const first = device.outbox.find(isMoved);
    device.outbox =
      from === undefined
        ? [...device.outbox.filter(({ op }) => !posted.has(op)), ...rows]
        : device.outbox.flatMap((row) => [
            ...(row === first ? [rows[0]!] : []),
            isMoved(row) ? posted.get(row.op)! : row,
          ]);
    this.#keep(drafts);
  }

  async write(change: HistoryChange): Promise<void> {
    const device = this.#open();
    for (const id of change.dropped ?? [])
      for (const log of ['public', 'internal']) device.logs.delete(`${id} ${log}`);
    for (const event of change.events ?? []) this.#put(event);
    for (const kept of change.conversations ?? []) device.conversations.set(kept.id, kept);
    const settled = new Set(change.settled);
    const changed = new Map(change.outbox?.map((row) => [row.op, row]));
    device.outbox = device.outbox
      .filter((row) => !settled.has(row.op))
      .map((row) => changed.get(row.op) ?? row);
    this.#keep(change.drafts ?? {});
  }

  async hasFiles(): Promise<boolean> {
    return this.#open().files.size > 0;
  }

  async openFiles(): Promise<KeptFiles> {
    return openMemoryKeptFiles(this.#open().files);
  }

  async wipe(): Promise<void> {
    const device = this.#open();
    device.identity = null;
    device.outbox = [];
    device.drafts = {};
    device.conversations.clear();
    device.logs.clear();
    device.files.clear();
  }

  async evict(): Promise<boolean> {
    const events = [...this.#open().logs.values()].flatMap((log) => [...log.values()]);
    const old = events.sort((a, b) => a.at - b.at).slice(0, Math.ceil(events.length / 2));
    for (const event of old) this.#logOf(event).delete(event.seq);
    return old.length > 0;
  }

  destroy(): Promise<void> {
    return this.wipe();
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #keep(drafts: Drafts): void {
    const all = Object.entries({ ...this.#device.drafts, ...drafts });
    this.#device.drafts = Object.fromEntries(all.filter(([, text]) => text));
  }

  #put(event: LogEvent): void {
    this.#logOf(event).set(event.seq, event);
  }

  #logOf({ conversation, log }: LogEvent): Map<number, LogEvent> {
    const key = `${conversation} ${log}`;
    const events = this.#device.logs.get(key) ?? new Map<number, LogEvent>();
    this.#device.logs.set(key, events);
    return events;
  }

  #open(): MemoryDevice {
    if (this.#closed) throw new CareError('internal', 'This history is closed.');
    return this.#device;
  }
}
