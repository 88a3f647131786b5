// What the API shows. Instants are milliseconds since 1970-01-01T00:00Z, by the server's clock.
import * as v from 'valibot';
import { emailAddress, order } from '../protocol/contact-facts.ts';
import { fileState } from '../protocol/files.ts';
import {
  author,
  channel,
  count,
  foreignId,
  id,
  instant,
  log,
  name,
  page,
  preview,
  role,
  seq,
  siteId,
  status,
  webUrl,
} from '../protocol/model.ts';
import { happening } from '../protocol/events.ts';
import { scope } from './scopes.ts';

/** Changes with the resource: say the one that you have read, and an update finds out that somebody was faster. */
export const version = v.pipe(v.string(), v.regex(/^[\w.-]{1,160}$/));
/** UUID, made once for everything that is one deed, however often it is tried. */
export const idempotencyKey = id;

/** An id in a path: no dots alone, which addresses do away with, and nothing that no database holds. */
export const contactId = v.pipe(foreignId, v.regex(/^(?!\.{1,2}$)[^\0\p{Surrogate}]+$/u));

export const conversation = v.object({
  id,
  site: siteId,
  channel,
  status,
  contact: v.object({ id: foreignId, name: v.optional(name) }),
  /** BCP 47 language of the page on which it began. */
  language: v.optional(v.string()),
  page: v.optional(page),
  assignee: v.nullable(v.object({ id: foreignId, name: v.optional(name) })),
  /** Of the newest message. */
  preview: v.nullable(preview),
  /** Messages of the contact that no agent has read. */
  unread: count,
  /** Since when the contact waits for an answer; null when nobody waits. */
  waitingSince: v.nullable(instant),
  startedAt: instant,
  changedAt: instant,
  /** Last sequence of each log. */
  seq,
  internalSeq: seq,
  /** Highest public sequence that each side has read. */
  read: v.object({ contact: seq, agent: seq }),
  version,
});

/** One entry of a conversation's log. */
export const entry = v.object({
  conversation: id,
  log,
  seq,
  /** The op that caused it; one op may cause several entries. */
  op: id,
  at: instant,
  author,
  what: happening,
});

/** What a write did. `seq` is the last sequence that it wrote, or where the log stood when nothing had to change. */
export const written = v.object({ op: id, seq, at: instant });

export const contact = v.object({
  id: foreignId,
  site: siteId,
  name: v.nullable(name),
  /** The shop's own id, absent for whom the shop has not vouched for; so are the others. */
  customerId: v.optional(foreignId),
  email: v.optional(emailAddress),
  /** When the address was first known to be theirs. */
  emailVerifiedAt: v.optional(instant),
  createdAt: instant,
  version,
});

export const site = v.object({
  id: siteId,
  name,
  origins: v.array(v.string()),
  /** The usual time to the first reply in minutes, when one is stated. */
  replyMinutes: v.optional(v.number()),
});

/** Who answers for a site, as its options name them. */
export const agent = v.object({ id: foreignId, name, avatar: v.optional(webUrl) });

export const file = v.object({
  id,
  name: v.string(),
  /** Media type, found in its bytes. */
  type: v.string(),
  bytes: count,
  /** Of pictures, in pixels. */
  width: v.optional(count),
  height: v.optional(count),
  state: fileState,
  owner: v.object({ role, id: foreignId }),
  /** Null while no message has it. */
  conversation: v.nullable(id),
  createdAt: instant,
});

/** Without `url` the bytes cannot be had, now (`pending`) or ever (`blocked`). */
export const fileLink = v.object({
  file,
  /** Path on the care server, good for `expiresInMs` and for anybody who has it. */
  url: v.optional(v.string()),
  expiresInMs: v.optional(count),
});

/** Everything that is kept of a contact. Bytes of files are behind `files.link`. */
export const contactExport = v.object({
  contact,
  /** As the shop has told them; absent for whom it has not vouched for. */
  orders: v.optional(v.array(order)),
  exportedAt: instant,
  conversations: v.array(v.object({ conversation, entries: v.array(entry) })),
});

/** An API key, without its secret, of which only a hash is kept. */
export const key = v.object({
  id,
  name,
  sites: v.array(siteId),
  scopes: v.array(scope),
  /** In whose name it writes; without one, as the shop's system. */
  agent: v.nullable(agent),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: v.nullable(instant),
});

/** A key as it is given to whoever made it, once. */
export const newKey = v.object({ key, secret: v.string() });

/** An entry of a site's audit log, newest first in lists. `verifyAudit` checks the chain. */
export const auditEntry = v.object({
  site: siteId,
  /** From 1, without gaps. */
  seq,
  at: instant,
  /** `process` is the merchant's own code. */
  actor: v.object({ kind: v.picklist(['process', 'key', 'agent']), id: foreignId }),
  /** What was done, for example `key.created`. */
  action: v.string(),
  /** To what: the id of a conversation, contact, key or file. */
  target: v.nullable(v.string()),
  details: v.record(v.string(), v.string()),
  /** `hash` of the entry before it; of the first, 64 zeros. */
  previous: v.string(),
  /** SHA-256 in hex of everything above. */
  hash: v.string(),
});

export type Conversation = v.InferOutput<typeof conversation>;
export type Entry = v.InferOutput<typeof entry>;
export type Written = v.InferOutput<typeof written>;
export type Contact = v.InferOutput<typeof contact>;
export type ContactExport = v.InferOutput<typeof contactExport>;
export type Site = v.InferOutput<typeof site>;
export type TeamAgent = v.InferOutput<typeof agent>;
export type FileResource = v.InferOutput<typeof file>;
export type FileLink = v.InferOutput<typeof fileLink>;
export type ApiKey = v.InferOutput<typeof key>;
export type NewApiKey = v.InferOutput<typeof newKey>;
export type AuditEntry = v.InferOutput<typeof auditEntry>;
