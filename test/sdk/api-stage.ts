// A care server with two sites on which everything has the same ids, and the API in process and over HTTP.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CareClient, SCOPES, type CareApi, type NewApiKey } from '../../sdk/client/index.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import type { CareOptions } from '../../sdk/server/index.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { FileRow, Store } from '../../sdk/stores/store.ts';
import { serve } from './server-stage.ts';

export type ApiStage = Awaited<ReturnType<typeof openApiStage>>;

export async function openApiStage(address: string, more: Partial<CareOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'care-api-'));
  const store = await openStore(address);
  const files = `disk:${folder}`;
  const served = await serve({
    store,
    files,
    apiRate: { requests: 1e6, seconds: 1 },
    webhookDelivery: { allowPrivateTargets: true },
    ...more,
  });
  const { care, url } = served;
  /** Everything but keys, whose sites it decides itself. */
  const key = (
    sites: string[] = ['demo'],
    scopes: NewApiKey['key']['scopes'] = [...SCOPES],
    rest: { agent?: { id: string; name: string }; expiresAt?: number } = {},
  ) => care.api.keys.create({ name: 'CRM', sites, scopes, ...rest });
  return {
    ...served,
    store,
    key,
    client: (secret: string) => new CareClient({ url, key: secret, attempts: 1 }),
    apis: async (): Promise<Record<string, CareApi>> => ({
      'in process': care.api,
      'over HTTP': new CareClient({ url, key: (await key(['demo', 'other'])).secret }),
    }),
    newTalk: (site = 'demo', ids: Partial<Talk> = {}) => newTalk({ care, store }, site, ids),
    end: async () => {
      await served.close();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Talk {
  readonly contact: string;
  readonly conversation: string;
  readonly file: string;
}

/** A contact who has asked something and sent a file. */
async function newTalk(
  { care, store }: { care: Awaited<ReturnType<typeof serve>>['care']; store: Store },
  site: string,
  ids: Partial<Talk>,
): Promise<Talk> {
  const contact = ids.contact ?? uuidV4();
  const conversation = ids.conversation ?? uuidV4();
  const file = ids.file ?? uuidV7(Date.now());
  const createdAt = Date.now();
  await store.createVisitor(
    { site, id: contact, name: 'Ada', createdAt },
    {
      site,
      hash: uuidV4(),
      contact,
      device: uuidV4(),
      createdAt,
      expiresAt: createdAt + 86_400_000,
    },
  );
  const actor = { role: 'contact', id: contact, name: 'Ada' } as const;
  const say = (action: Parameters<typeof care.apply>[0]['action']) =>
    care.apply({ site, actor, conversation, action });
  await say({ kind: 'conversation.start', channel: 'chat' });
  await store.files.add(fileRow({ site, file, contact }), []);
  await say({ kind: 'message.post', text: 'Where is my order?', files: [file] });
  return { contact, conversation, file };
}

function fileRow({
  site,
  file,
  contact,
}: {
  site: string;
  file: string;
  contact: string;
}): FileRow {
  return {
    site,
    id: file,
    owner: { role: 'contact', id: contact },
    object: uuidV4().replaceAll('-', ''),
    name: 'bill.pdf',
    type: 'application/pdf',
    declaredBytes: 40,
    bytes: 40,
    hash: 'a'.repeat(64),
    width: null,
    height: null,
    state: 'ready',
    conversation: null,
    op: null,
    createdAt: Date.now(),
  };
}
