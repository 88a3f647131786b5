// Requests that no client would make.
import type { Endpoint } from '../../sdk/api/endpoint.ts';
import { httpRequest } from '../../sdk/client/http-request.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { ApiStage, Talk } from './api-stage.ts';

/** What each endpoint would be asked for, about somebody's conversation. */
export function inputFor({ input }: Endpoint, site: string, talk: Talk & { key: string }) {
  const all: Record<string, unknown> = {
    site,
    ...talk,
    text: 'Hi',
    assignee: null,
    name: 'Eve',
    sites: [site],
    scopes: ['sites:read'],
    article: uuidV4(),
    articles: [uuidV4()],
    locale: 'en',
    title: 'Eve',
    markdown: 'Eve',
    publishAt: null,
    revision: 1,
    phrase: 'a'.repeat(32),
  };
  const fields = Object.entries(input.entries).flatMap(([field, schema]) =>
    schema.type === 'optional' ? [] : [[field, all[field]]],
  );
  return Object.fromEntries(fields) as Record<string, unknown>;
}

export interface Seen {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Record<string, unknown>;
}

export async function ask(
  stage: ApiStage,
  endpoint: Endpoint,
  input: Record<string, unknown>,
  key?: string,
): Promise<Seen> {
  const { url, init } = httpRequest(endpoint, input, { url: stage.url, key });
  const response = await fetch(url, init);
  const body = (await response.json()) as Record<string, unknown>;
  // How much is left of the budget, and the time of day, are the caller's own business.
  const headers = [...response.headers].filter(([name]) => !/^(date|ratelimit)$/.test(name));
  return { status: response.status, headers: headers.map(String).sort(), body };
}
