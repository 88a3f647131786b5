// Where an export goes: a folder with everything, or one file of JSON lines.
import { createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Conversation, Entry } from '../../api/resources.ts';
import { UsageError } from '../command.ts';
import { LineFile } from './line-file.ts';
import type { ExportRecord } from './records.ts';
import { date, row } from './spreadsheet.ts';

export interface Place {
  add(record: ExportRecord): Promise<void>;
  /** Where a file was put, seen from the export; null when this place takes none. */
  keep(file: NamedFile, bytes: ReadableStream<Uint8Array>): Promise<string | null>;
  readonly takesFiles: boolean;
  close(): Promise<void>;
}

export interface NamedFile {
  readonly id: string;
  readonly name: string;
}

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const NAME_MAX_CHARS = 80;

/** @throws UsageError when something is there already */
export async function openPlace(path: string): Promise<Place> {
  if (path.endsWith('.jsonl')) {
    if (existsSync(path)) throw new UsageError(`${path} is there already: name another file.`);
    const lines = await LineFile.create(path);
    return {
      add: (record) => lines.add(lineOf(record)),
      takesFiles: false,
      keep: () => Promise.resolve(null),
      close: () => lines.close(),
    };
  }
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new UsageError(`${path} is not empty: name a folder that is, or a new one.`);
  return openFolder(path);
}

async function openFolder(path: string): Promise<Place> {
  await mkdir(join(path, 'files'), { recursive: true, mode: FOLDER_MODE });
  const lines = await LineFile.create(join(path, 'export.jsonl'));
  const conversations = await LineFile.create(join(path, 'conversations.csv'), CONVERSATIONS_HEAD);
  const messages = await LineFile.create(join(path, 'messages.csv'), MESSAGES_HEAD);
  return {
    async add(record) {
      await lines.add(lineOf(record));
      if (record.kind === 'conversation')
        await conversations.add(conversationRow(record.conversation));
      if (record.kind === 'entry') await messages.add(messageRow(record.entry));
    },
    takesFiles: true,
    async keep({ id, name }, bytes) {
      // What shoppers call a file must lead nowhere.
      const plain = name.replace(/[^\p{L}\p{N}.-]+/gu, '_').replace(/\.{2,}/g, '.');
      const kept = join('files', `${id}-${plain.slice(-NAME_MAX_CHARS)}`);
      const target = createWriteStream(join(path, kept), { flags: 'wx', mode: FILE_MODE });
      await pipeline(Readable.fromWeb(bytes as WebStream<Uint8Array>), target);
      return kept;
    },
    async close() {
      for (const file of [messages, conversations, lines]) await file.close();
    },
  };
}

function lineOf(record: ExportRecord): string {
  return `${JSON.stringify(record)}\n`;
}

const CONVERSATIONS_HEAD = row([
  'conversation',
  'status',
  'contact',
  'contact name',
  'language',
  'page',
  'page title',
  'answered by',
  'began (UTC)',
  'changed (UTC)',
  'waiting since (UTC)',
]);

function conversationRow(one: Conversation): string {
  const { id, status, contact, language, page, assignee, startedAt, changedAt } = one;
  return row([
    id,
    status,
    contact.id,
    contact.name,
    language,
    page?.url,
    page?.title,
    assignee && (assignee.name ?? assignee.id),
    date(startedAt),
    date(changedAt),
    date(one.waitingSince),
  ]);
}

const MESSAGES_HEAD = row(['conversation', 'number', 'time (UTC)', 'who', 'name', 'text', 'files']);

/** Nothing for what is no message. */
function messageRow({ conversation, seq, at, author, what }: Entry): string {
  if (what.kind !== 'message.posted' && what.kind !== 'note.posted') return '';
  const { role, id, name } = author;
  const who = what.kind === 'note.posted' ? `${role}, note` : role;
  const files = 'files' in what ? (what.files ?? []) : [];
  const names = files.map((file) => file.name).join(', ');
  return row([conversation, seq, date(at), who, name ?? id, what.text, names]);
}
