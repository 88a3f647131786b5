// Where the fields of an input come from: the path, the query, headers, the body.
import type { Endpoint } from '../../api/endpoint.ts';
import { placeOfField } from '../../api/endpoint.ts';
import { CareError } from '../../protocol/care-error.ts';
import { FRAME_MAX_BYTES } from '../../protocol/limits.ts';
import type { Clock } from '../../runtime.ts';
import { readText } from '../read-text.ts';

type Fields = Record<string, unknown>;

const NUMBER = /^-?\d{1,15}$/;

/** What was asked, not yet checked. @throws CareError `bad-request`, `too-large`, `too-early` */
export async function readInput(
  endpoint: Endpoint,
  request: Request,
  clock: Clock,
): Promise<Fields> {
  const url = new URL(request.url);
  const rest =
    endpoint.method === 'GET'
      ? queryFields(endpoint, url.searchParams)
      : await bodyFields(request, endpoint.maxBytes ?? FRAME_MAX_BYTES, clock);
  if (endpoint.method !== 'GET' && url.search !== '')
    throw new CareError('bad-request', 'This takes no query: put the fields into the body.');
  const place = endpoint.method === 'GET' ? 'query' : 'body';
  for (const name of Object.keys(rest))
    if (Object.hasOwn(endpoint.input.entries, name) && placeOfField(endpoint, name) !== place)
      throw new CareError('bad-request', `${name}: belongs elsewhere than into the ${place}.`);
  return {
    ...rest,
    ...pathFields(endpoint, url.pathname),
    ...headerFields(endpoint, request.headers),
  };
}

function pathFields({ path }: Endpoint, asked: string): Fields {
  const given = asked.split('/');
  const named = path.split('/').flatMap((part, i): [string, string][] => {
    return part.startsWith(':') ? [[part.slice(1), decoded(given[i] ?? '')]] : [];
  });
  return Object.fromEntries(named);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new CareError('bad-request', 'The path is not encoded as addresses are.', { cause });
  }
}

function queryFields({ input }: Endpoint, params: URLSearchParams): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, value] of params) {
    if (fields.has(name)) throw new CareError('bad-request', `${name}: is given twice.`);
    fields.set(name, isNumeric(input.entries[name]) && NUMBER.test(value) ? Number(value) : value);
  }
  return Object.fromEntries(fields);
}

function isNumeric(schema: unknown): boolean {
  const { type, wrapped } = (schema ?? {}) as { type?: string; wrapped?: { type?: string } };
  return type === 'number' || wrapped?.type === 'number';
}

function headerFields({ input }: Endpoint, headers: Headers): Fields {
  const key = headers.get('idempotency-key');
  const match = headers.get('if-match');
  const knows = (name: string) => Object.hasOwn(input.entries, name);
  return {
    ...(key !== null && knows('idempotencyKey') && { idempotencyKey: unquoted(key) }),
    ...(match !== null && match !== '*' && knows('version') && { version: unquoted(match) }),
  };
}

function unquoted(value: string): string {
  return /^"(.*)"$/s.exec(value)?.[1] ?? value;
}

async function bodyFields(request: Request, bytes: number, clock: Clock): Promise<Fields> {
  const text = await readText(request, { bytes, clock });
  if (text === '') return {};
  const body = parsed(text);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields;
  throw new CareError('bad-request', 'The body is not a JSON object.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CareError('bad-request', 'The body is not JSON.', { cause });
  }
}
