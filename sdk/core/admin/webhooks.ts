import { hash } from 'node:crypto';
import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import type { Webhook } from '../../api/webhook-resources.ts';
import { CareError } from '../../protocol/care-error.ts';
import { uuidV4 } from '../../protocol/ids.ts';
import type { AdminOffice } from './admin-office.ts';
import type { AuditAction } from './audit-log.ts';
import { notFound, reaches, type Caller } from './caller.ts';
import { seal, unseal } from './cursors.ts';

const ID_CHARS = 32;

export function webhookHandlers(office: AdminOffice): Handlers<Caller>['webhooks'] {
  const { webhooks, audit, random } = office;
  /** Whoever sees one sees what happens on all of its sites. */
  const isTheirs = (caller: Caller, site: string, webhook: Webhook) => {
    const sites = webhook.sites ?? Object.keys(office.sites);
    return sites.includes(site) && sites.every((one) => reaches(caller, one));
  };
  const found = async (caller: Caller, site: string, id: string): Promise<Webhook> => {
    const webhook = (await webhooks.list()).find((one) => one.id === id);
    if (!webhook || !isTheirs(caller, site, webhook)) throw notFound();
    return webhook;
  };
  const note = async (caller: Caller, webhook: Pick<Webhook, Noted>, action: AuditAction) => {
    // Addresses may hold what is nobody's business; where they lead to is.
    const details = { origin: new URL(webhook.url).origin };
    for (const site of webhook.sites ?? Object.keys(office.sites))
      await audit.add(caller, site, { action, target: webhook.id, details });
  };
  return {
    async list(caller, { site, cursor, limit = PAGE_ITEMS }) {
      const list = `webhooks ${site}`;
      const after = unseal(list, cursor) ?? '';
      const theirs = (await webhooks.list()).filter((one) => isTheirs(caller, site, one));
      const rest = theirs.filter(({ id }) => id > after);
      const items = rest.slice(0, limit);
      return { items, next: seal(list, rest.length > limit ? (items.at(-1)?.id ?? null) : null) };
    },
    get: (caller, { site, webhook }) => found(caller, site, webhook),
    async create(caller, { site, url, events = null, idempotencyKey }) {
      const deed = deedOf(idempotencyKey, 'create', site);
      const id = `ep_${(deed ?? uuidV4(random).replaceAll('-', '')).slice(0, ID_CHARS)}`;
      const plan = { url, events, sites: [site] };
      const isThere = (await webhooks.list()).some((one) => one.id === id);
      if (!isThere && URL.canParse(url)) await note(caller, { id, ...plan }, 'webhook.created');
      return webhooks.create(id, plan, deed);
    },
    async update(caller, { site, webhook: id, version, ...change }) {
      const before = await found(caller, site, id);
      if (change.url !== undefined || change.events !== undefined) mustOwn(caller, before);
      if (version !== undefined && version !== before.version) throw new CareError('outdated');
      const { url = before.url } = change;
      await note(caller, URL.canParse(url) ? { ...before, url } : before, 'webhook.updated');
      return webhooks.update(id, change, version);
    },
    async delete(caller, { site, webhook: id }) {
      const webhook = await found(caller, site, id);
      mustOwn(caller, webhook);
      await note(caller, webhook, 'webhook.deleted');
      await webhooks.remove(id);
      return webhook;
    },
    async rotateSecret(caller, { site, webhook: id, overlapMs, idempotencyKey }) {
      const webhook = await found(caller, site, id);
      mustOwn(caller, webhook);
      await note(caller, webhook, 'webhook.secret-rotated');
      return webhooks.rotate(id, overlapMs, deedOf(idempotencyKey, 'rotate', id));
    },
    async test(caller, { site, webhook: id }) {
      const webhook = await found(caller, site, id);
      await note(caller, webhook, 'webhook.tested');
      return webhooks.test(id, site);
    },
    ...deliveryHandlers(office, { found, note }),
  };
}

type Noted = 'id' | 'url' | 'sites';

interface Desk {
  found(caller: Caller, site: string, id: string): Promise<Webhook>;
  note(caller: Caller, webhook: Webhook, action: AuditAction): Promise<void>;
}

function deliveryHandlers(
  { webhooks, audit }: AdminOffice,
  { found, note }: Desk,
): Pick<Handlers<Caller>['webhooks'], 'deliveries' | 'delivery' | 'replay' | 'replaySince'> {
  const delivered = async (id: string, delivery: string) => {
    const one = await webhooks.delivery(id, delivery);
    if (!one) throw notFound();
    return one;
  };
  return {
    async deliveries(caller, { site, webhook: id, state, cursor, limit = PAGE_ITEMS }) {
      await found(caller, site, id);
      const list = `deliveries ${site} ${id} ${state ?? ''}`;
      const query = { state: state ?? null, cursor: unseal(list, cursor), limit };
      const { items, next } = await webhooks.deliveries(id, query);
      await audit.reading(caller, site, { action: 'webhook.deliveries-listed', target: id });
      return { items: [...items], next: seal(list, next) };
    },
    async delivery(caller, { site, webhook: id, delivery }) {
      await found(caller, site, id);
      return delivered(id, delivery);
    },
    async replay(caller, { site, webhook: id, delivery }) {
      const webhook = await found(caller, site, id);
      const before = await delivered(id, delivery);
      if (before.state === 'waiting') return before;
      await note(caller, webhook, 'webhook.replayed');
      await webhooks.replay(id, { id: delivery });
      return delivered(id, delivery);
    },
    async replaySince(caller, { site, webhook: id, since }) {
      const webhook = await found(caller, site, id);
      await note(caller, webhook, 'webhook.replayed');
      return { replayed: await webhooks.replay(id, { since }) };
    },
  };
}

/** One of all sites tells of those to come, which no key reaches yet. */
function mustOwn({ sites }: Caller, webhook: Webhook): void {
  if (webhook.sites === null && sites !== null)
    throw new CareError(
      'forbidden',
      'This webhook is for all sites, those to come too: change it with care.webhooks in process.',
    );
}

function deedOf(key: string | undefined, what: string, of: string): string | null {
  return key === undefined ? null : hash('sha256', JSON.stringify([what, of, key]), 'hex');
}
