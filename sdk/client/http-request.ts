import { HEADER_FIELDS, placeOfField, type Endpoint } from '../api/endpoint.ts';

export interface HttpRequest {
  readonly url: URL;
  readonly init: RequestInit;
}

/** Where each field of an input travels. */
export function httpRequest(
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
  { url: base, key }: { readonly url: string; readonly key?: string | undefined },
): HttpRequest {
  const headers = new Headers({ accept: 'application/json' });
  if (key !== undefined) headers.set('authorization', `Bearer ${key}`);
  const body: Record<string, unknown> = {};
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(input)) {
    if (value === undefined) continue;
    const place = placeOfField(endpoint, field);
    if (place === 'header') headers.set(HEADER_FIELDS[field]!, `"${String(value)}"`);
    else if (place === 'query') query.set(field, String(value));
    else if (place === 'body') body[field] = value;
  }
  const path = endpoint.path.replace(/:(\w+)/g, (_, field: string) =>
    encodeURIComponent(String(input[field])),
  );
  const url = new URL(base.replace(/\/$/, '') + path);
  url.search = query.toString();
  const { method } = endpoint;
  const hasBody = method !== 'GET' && method !== 'DELETE';
  if (hasBody) headers.set('content-type', 'application/json');
  return {
    url,
    init: {
      method,
      headers,
      redirect: 'error',
      credentials: key === undefined ? 'include' : 'omit',
      ...(hasBody && { body: JSON.stringify(body) }),
    },
  };
}
