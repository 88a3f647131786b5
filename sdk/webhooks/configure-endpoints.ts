import type { Jobs } from '../jobs/jobs.ts';
import { CareError } from '../protocol/care-error.ts';
import { queueOf } from './deliver.ts';
import { endpointIdOf, type Endpoint, type EndpointBody } from './endpoint.ts';
import type { Endpoints } from './endpoints.ts';
import type { WebhookOptions } from './webhook-options.ts';

type Configured = Pick<EndpointBody, 'url' | 'events' | 'sites' | 'secrets'>;

/**
 * Makes the stored endpoints those that createCare was given: new ones are added, changed ones changed, and those that
 * are not named any more removed. What was created at run time is left alone. Several servers may do so at once.
 */
export async function configureEndpoints(
  webhooks: readonly WebhookOptions[],
  {
    endpoints,
    jobs,
    now,
  }: { readonly endpoints: Endpoints; readonly jobs: Jobs; readonly now: number },
): Promise<void> {
  await endpoints.read();
  const wanted = new Map<string, WebhookOptions>();
  for (const webhook of webhooks) {
    const id = webhook.id ?? endpointIdOf(webhook.url);
    if (wanted.has(id))
      throw new CareError(
        'bad-request',
        `createCare: two webhooks have the id ${id}: give each an id of its own.`,
      );
    wanted.set(id, webhook);
  }
  for (const { id, configured } of endpoints.all)
    if (configured && !wanted.has(id)) await removed(endpoints, jobs, id);
  for (const [id, webhook] of wanted) await configured(endpoints, { id, webhook, now });
}

async function configured(
  endpoints: Endpoints,
  {
    id,
    webhook,
    now,
  }: { readonly id: string; readonly webhook: WebhookOptions; readonly now: number },
): Promise<void> {
  const fields = { ...fieldsOf(webhook), configured: true };
  if (!endpoints.get(id)) {
    const fresh = { ...fields, status: 'enabled', failingSince: null, createdAt: now } as const;
    try {
      await endpoints.create(id, fresh);
      return;
    } catch (error) {
      // Another server of the shop has been quicker.
      if (!(error instanceof CareError && error.code === 'already-exists')) throw error;
    }
  }
  await endpoints.change(id, (before) => (isSame(before, fields) ? null : fields));
}

async function removed(endpoints: Endpoints, jobs: Jobs, id: string): Promise<void> {
  try {
    await endpoints.remove(id);
  } catch (error) {
    if (!(error instanceof CareError && error.code === 'not-found')) throw error;
  }
  await jobs.clear(queueOf(id));
}

function fieldsOf({ url, secret, events, sites }: WebhookOptions): Configured {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  return {
    url,
    events: events ? [...events] : null,
    sites: sites ? [...sites] : null,
    secrets: secrets.map((one) => ({ secret: one, until: null })),
  };
}

function isSame(before: Endpoint, fields: Configured & { readonly configured: boolean }): boolean {
  return (Object.keys(fields) as (keyof typeof fields)[]).every(
    (name) => JSON.stringify(before[name]) === JSON.stringify(fields[name]),
  );
}
