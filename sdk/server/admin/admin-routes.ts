// The API over HTTP: routes, inputs and answers follow from the table of endpoints.
import type { Hono } from 'hono';
import { eachEndpoint, type CareApi } from '../../api/care-api.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import type { AdminOffice } from '../../core/admin/admin-office.ts';
import type { Caller } from '../../core/admin/caller.ts';
import type { Logger } from '../../core/logger.ts';
import { why } from '../../core/why.ts';
import { CareError } from '../../protocol/care-error.ts';
import { jsonResponse } from '../json-response.ts';
import { deskHeaders, whoCalls, type AdminDoorOffice } from './admin-door.ts';
import type { ApiRates } from './api-rates.ts';
import { openApiDocument } from './openapi.ts';
import { problemResponse } from './problem-response.ts';
import { readInput } from './read-input.ts';

const DOCUMENT_MAX_AGE_S = 3_600;

export interface AdminRoutesOffice extends AdminDoorOffice {
  readonly office: AdminOffice;
  readonly apiOf: (caller: Caller) => CareApi;
  readonly rates: ApiRates;
  readonly logger: Logger;
}

type AnyApi = Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
type Target = ReturnType<typeof eachEndpoint>[number];

export function addAdminRoutes(app: Hono, office: AdminRoutesOffice): void {
  const { path = '' } = office.options;
  let document: Record<string, unknown> | undefined;
  app.get('/v1/openapi.json', () => documentAnswer((document ??= openApiDocument(path))));
  app.options('/v1/admin/*', (c) => allowDesk(office, c.req.raw));
  for (const target of eachEndpoint())
    app.on(target.endpoint.method, target.endpoint.path, (c) => answer(office, target, c.req.raw));
  app.all('/v1/admin/*', (c) =>
    problemResponse(
      new CareError('not-found', 'No such path, or not with this method: see /v1/openapi.json.'),
      deskHeaders(office.doorkeeper, c.req.raw),
    ),
  );
}

async function answer(
  office: AdminRoutesOffice,
  { namespace, method, endpoint }: Target,
  request: Request,
): Promise<Response> {
  const headers = deskHeaders(office.doorkeeper, request);
  try {
    const caller = await whoCalls(office, request);
    const { waitMs, headers: told } = office.rates.take(`${caller.actor.kind} ${caller.actor.id}`);
    Object.assign(headers, told);
    if (waitMs > 0)
      throw new CareError('rate-limited', 'Too many requests: see the headers RateLimit.', {
        retryAfterMs: waitMs,
      });
    const input = await readInput(endpoint, request, office.office.clock);
    // The table that gave the names is the one that the API was made of.
    const api = office.apiOf(caller) as unknown as AnyApi;
    return success(endpoint, await api[namespace]![method]!(input), headers);
  } catch (error) {
    if (error instanceof CareError && error.code !== 'internal')
      return problemResponse(error, headers);
    const facts = { endpoint: `${namespace}.${method}`, error: why(error) };
    office.logger.error('A request of the admin API failed.', facts);
    return problemResponse(new CareError('internal'), headers);
  }
}

function success(endpoint: Endpoint, output: unknown, headers: Record<string, string>): Response {
  const { version } = output as { version?: unknown };
  const tagged = typeof version === 'string' ? { ...headers, etag: `"${version}"` } : headers;
  return jsonResponse(output, tagged, endpoint.status ?? 200);
}

function allowDesk({ doorkeeper }: AdminRoutesOffice, request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...deskHeaders(doorkeeper, request),
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key, if-match',
      'access-control-max-age': '600',
    },
  });
}

/** It says what anybody can read in this package, so anybody may have it. */
function documentAnswer(document: Record<string, unknown>): Response {
  return jsonResponse(document, {
    'access-control-allow-origin': '*',
    'cache-control': `public, max-age=${DOCUMENT_MAX_AGE_S}`,
  });
}
