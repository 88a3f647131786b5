// The tables as both engines have them. JSON is kept as text, instants as milliseconds.
import type { Generated } from 'kysely';
import type { ArticleTables } from './article-tables.ts';

export interface Tables extends ArticleTables {
  conversations: {
    site: string;
    id: string;
    epoch: string;
    contact: string;
    contact_name: string | null;
    channel: string;
    language: string | null;
    page: string | null;
    status: string;
    assignee: string | null;
    public_seq: number;
    internal_seq: number;
    read_contact: number;
    read_agent: number;
    preview: string | null;
    unread: number;
    last_contact_seq: number;
    waiting_since: number | null;
    started_at: number;
    changed_at: number;
  };
  events: {
    site: string;
    /** That of the conversation; a log with a new epoch is written beside the old one. */
    epoch: string;
    conversation: string;
    log: string;
    seq: number;
    public_seq: number | null;
    op: string;
    at: number;
    author: string;
    what: string;
  };
  ops: {
    site: string;
    /** Role and id, so that an agent and a contact with the same id are two actors. */
    actor: string;
    op: string;
    conversation: string;
    hash: string;
    seq: number;
    at: number;
  };
  contacts: {
    site: string;
    id: string;
    name: string | null;
    created_at: number;
    customer_id: string | null;
    email: string | null;
    email_verified_at: number | null;
    orders: string | null;
    /** Whose conversations this contact's have become. */
    merged_into: string | null;
  };
  visitor_tokens: {
    site: string;
    hash: string;
    contact: string;
    device: string;
    created_at: number;
    expires_at: number;
  };
  files: {
    site: string;
    id: string;
    owner_role: string;
    owner: string;
    object: string;
    name: string;
    type: string;
    declared_bytes: number;
    bytes: number | null;
    hash: string | null;
    width: number | null;
    height: number | null;
    state: string;
    conversation: string | null;
    op: string | null;
    created_at: number;
  };
  audit_heads: { site: string; seq: number };
  audit: {
    site: string;
    seq: number;
    at: number;
    actor_kind: string;
    actor: string;
    action: string;
    target: string | null;
    details: string;
    previous: string;
    hash: string;
  };
  api_keys: {
    id: string;
    hash: string;
    name: string;
    sites: string;
    scopes: string;
    agent: string | null;
    created_at: number;
    expires_at: number;
    revoked_at: number | null;
  };
  api_key_sites: { site: string; created_at: number; key: string };
  desk_tickets: { site: string; hash: string; agent: string; expires_at: number };
  common_secrets: { name: string; value: string };
  jobs: {
    /** In the order of writing: the order of a lane. */
    position: Generated<number>;
    id: string;
    queue: string;
    key: string | null;
    lane: string | null;
    payload: string;
    state: string;
    /** As asked for. */
    due_at: number;
    /** When it is next looked at: not before the lane's first is, and when its lease ends. */
    run_at: number;
    attempts: number;
    lease: string | null;
    notes: string;
    created_at: number;
    ended_at: number | null;
  };
  webhook_endpoints: { id: string; version: number; body: string };
  schema_versions: { version: number; applied_at: number };
}

export type ColumnKinds<T extends keyof Tables> = {
  readonly [C in keyof Tables[T]]: 'text' | 'bigint';
};

export const CONVERSATION_COLUMNS: ColumnKinds<'conversations'> = {
  site: 'text',
  id: 'text',
  epoch: 'text',
  contact: 'text',
  contact_name: 'text',
  channel: 'text',
  language: 'text',
  page: 'text',
  status: 'text',
  assignee: 'text',
  public_seq: 'bigint',
  internal_seq: 'bigint',
  read_contact: 'bigint',
  read_agent: 'bigint',
  preview: 'text',
  unread: 'bigint',
  last_contact_seq: 'bigint',
  waiting_since: 'bigint',
  started_at: 'bigint',
  changed_at: 'bigint',
};

export const EVENT_COLUMNS: ColumnKinds<'events'> = {
  site: 'text',
  epoch: 'text',
  conversation: 'text',
  log: 'text',
  seq: 'bigint',
  public_seq: 'bigint',
  op: 'text',
  at: 'bigint',
  author: 'text',
  what: 'text',
};

export const FILE_COLUMNS: ColumnKinds<'files'> = {
  site: 'text',
  id: 'text',
  owner_role: 'text',
  owner: 'text',
  object: 'text',
  name: 'text',
  type: 'text',
  declared_bytes: 'bigint',
  bytes: 'bigint',
  hash: 'text',
  width: 'bigint',
  height: 'bigint',
  state: 'text',
  conversation: 'text',
  op: 'text',
  created_at: 'bigint',
};

/** Without `position`, which the database gives. */
export const JOB_COLUMNS: Omit<ColumnKinds<'jobs'>, 'position'> = {
  id: 'text',
  queue: 'text',
  key: 'text',
  lane: 'text',
  payload: 'text',
  state: 'text',
  due_at: 'bigint',
  run_at: 'bigint',
  attempts: 'bigint',
  lease: 'text',
  notes: 'text',
  created_at: 'bigint',
  ended_at: 'bigint',
};

export const CONTACT_COLUMNS: ColumnKinds<'contacts'> = {
  site: 'text',
  id: 'text',
  name: 'text',
  created_at: 'bigint',
  customer_id: 'text',
  email: 'text',
  email_verified_at: 'bigint',
  orders: 'text',
  merged_into: 'text',
};

export const TOKEN_COLUMNS: ColumnKinds<'visitor_tokens'> = {
  site: 'text',
  hash: 'text',
  contact: 'text',
  device: 'text',
  created_at: 'bigint',
  expires_at: 'bigint',
};

export const OP_COLUMNS: ColumnKinds<'ops'> = {
  site: 'text',
  actor: 'text',
  op: 'text',
  conversation: 'text',
  hash: 'text',
  seq: 'bigint',
  at: 'bigint',
};
