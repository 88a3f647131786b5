// Who did what with people's data. An entry is durable before its deed is answered.
import { hash } from 'node:crypto';
import { AUDIT_START, auditText } from '../../api/verify-audit.ts';
import type { Clock } from '../../runtime.ts';
import type { AuditRecords } from '../../stores/admin-records.ts';
import type { Caller } from './caller.ts';

export type AuditAction =
  | 'key.created'
  | 'key.revoked'
  | 'conversations.listed'
  | 'conversation.read'
  | 'conversation.assigned'
  | 'contacts.listed'
  | 'contact.read'
  | 'contact.updated'
  | 'contact.exported'
  | 'file.linked'
  | 'article.created'
  | 'article.updated'
  | 'article.published'
  | 'article.scheduled'
  | 'article.withdrawn'
  | 'article.deleted'
  | 'article.learning-reset'
  | 'audit.read';

export interface Deed {
  readonly action: AuditAction;
  readonly target?: string;
  readonly details?: Readonly<Record<string, string>>;
}

/** Who reads the same thing again within this time adds no entry: a page is not a deed. */
const SAME_READING_MS = 3_600_000;
const READINGS_MAX = 10_000;

export class AuditLog {
  readonly #records: AuditRecords;
  readonly #clock: Clock;
  /** When each reading was last written down, oldest first. */
  readonly #readings = new Map<string, number>();

  constructor(records: AuditRecords, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /** @throws CareError of the store; then what was to be done must not be */
  async add({ actor }: Caller, site: string, deed: Deed): Promise<void> {
    const { action, target = null, details = {} } = deed;
    const at = this.#clock.now();
    await this.#records.append(site, (newest, seq) => {
      const previous = newest?.hash ?? AUDIT_START;
      const entry = { site, seq, at, actor, action, target, details, previous };
      return { ...entry, hash: hash('sha256', auditText(entry), 'hex') };
    });
  }

  /** The same for reading, once an hour for each reader and thing. @throws as `add` */
  async reading(caller: Caller, site: string, deed: Deed): Promise<void> {
    const { kind, id } = caller.actor;
    const key = JSON.stringify([site, kind, id, deed.action, deed.target]);
    const now = this.#clock.now();
    const last = this.#readings.get(key);
    if (last !== undefined && now - last < SAME_READING_MS) return;
    await this.add(caller, site, deed);
    this.#readings.delete(key);
    this.#readings.set(key, now);
    if (this.#readings.size <= READINGS_MAX) return;
    for (const oldest of this.#readings.keys()) {
      this.#readings.delete(oldest);
      return;
    }
  }
}
