// Articles over HTTP: the set that a device holds, single ones, and what readers say of them.
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { ArticleEar, Reader } from '../core/articles/article-ear.ts';
import type { ArticleReading } from '../core/articles/article-reading.ts';
import type { Office } from '../core/office.ts';
import { locale as localeSchema, searchReport, voteRequest } from '../protocol/articles.ts';
import { slug as slugSchema } from '../protocol/article-blocks.ts';
import { CareError } from '../protocol/care-error.ts';
import { parse } from '../protocol/codec.ts';
import { id as idSchema } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import { networkOf } from './client-address.ts';
import type { CareOptions } from './care-options.ts';
import { hostOf, type Doorkeeper } from './doorkeeper.ts';
import { errorResponse } from './error-response.ts';
import { jsonResponse } from './json-response.ts';
import { readText } from './read-text.ts';
import { isHeld, PackedAnswers, taggedAnswer } from './tagged-answer.ts';

const BODY_MAX_BYTES = 8_192;
const TOKEN = /^Bearer ([\w~+/.-]{1,512}=*)$/i;

export interface ArticlesOffice {
  readonly options: Pick<CareOptions, 'clientAddress'>;
  readonly doorkeeper: Doorkeeper;
  readonly visitors: Office['visitors'];
  readonly reading: ArticleReading;
  readonly ear: ArticleEar;
  readonly clock: Clock;
}

interface Asked {
  readonly site: string;
  readonly url: URL;
  readonly request: Request;
  readonly headers: Readonly<Record<string, string>>;
}

export function addArticleRoutes(app: Hono, office: ArticlesOffice): void {
  const packed = new PackedAnswers();
  const on =
    (answer: (asked: Asked, which: string) => Promise<Response>) =>
    (c: { req: { raw: Request; param(name: string): string | undefined } }): Promise<Response> =>
      answered(office, c.req.raw, (asked) => answer(asked, c.req.param('which') ?? ''));
  for (const path of ['/v1/articles', '/v1/articles/*'])
    app.options(path, (c) => allowArticles(office, c.req.raw));
  app.get(
    '/v1/articles',
    on((asked) => delta(office, asked, packed)),
  );
  app.post(
    '/v1/articles/searches',
    on((asked) => searched(office, asked)),
  );
  app.get(
    '/v1/articles/:which',
    on((asked, which) => article(office, asked, which)),
  );
  app.put(
    '/v1/articles/:which/vote',
    on((asked, which) => vote(office, asked, which)),
  );
}

function allowArticles(office: ArticlesOffice, request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...atTheDoor(office, request).headers,
      'access-control-allow-methods': 'GET, PUT, POST',
      'access-control-allow-headers': 'authorization, content-type, if-none-match',
      'access-control-max-age': '600',
    },
  });
}

/** What a page reads is public; what it says is taken from the shop's own pages. */
function atTheDoor({ doorkeeper }: ArticlesOffice, request: Request): Asked {
  const url = new URL(request.url);
  const site = url.searchParams.get('site') ?? '';
  doorkeeper.site(site);
  const origin = request.headers.get('origin');
  if (origin !== null) doorkeeper.door(site, origin, hostOf(request));
  const headers = {
    vary: 'Origin, Accept-Encoding',
    ...(origin !== null && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'ETag, Retry-After',
    }),
  };
  return { site, url, request, headers };
}

async function answered(
  office: ArticlesOffice,
  request: Request,
  answer: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const asked = atTheDoor(office, request);
  try {
    return await answer(asked);
  } catch (error) {
    if (!(error instanceof CareError) || error.code === 'internal') throw error;
    const response = errorResponse(error);
    for (const [name, value] of Object.entries({ ...asked.headers, 'cache-control': 'no-store' }))
      response.headers.set(name, value);
    return response;
  }
}

async function delta(
  { reading }: ArticlesOffice,
  { site, url, request, headers }: Asked,
  packed: PackedAnswers,
): Promise<Response> {
  const locale = localeIn(url);
  const since = url.searchParams.get('since');
  const answer = await reading.delta({ site, locale, since });
  if (isHeld(request, answer.version))
    return taggedAnswer(request, headers, { tag: answer.version });
  const body = () => JSON.stringify(answer);
  const key = answer.full ? `${site} ${locale} ${answer.version}` : null;
  return taggedAnswer(request, headers, {
    tag: answer.version,
    body: await packed.of(request, { key, body }),
  });
}

async function article(
  { reading }: ArticlesOffice,
  { site, url, request, headers }: Asked,
  which: string,
): Promise<Response> {
  const found = v.is(idSchema, which)
    ? await reading.article(site, { id: which })
    : await reading.article(site, await bySlug(reading, { site, url, which }));
  const tag = `${found.id}.${found.version}.${found.updatedAt}.${found.slug}.${found.translations.map(({ slug }) => slug).join('.')}`;
  const ascii = encodeURIComponent(tag);
  if (isHeld(request, ascii)) return taggedAnswer(request, headers, { tag: ascii });
  const body = { data: JSON.stringify(found), encoding: null };
  return taggedAnswer(request, headers, { tag: ascii, body });
}

async function bySlug(
  reading: ArticleReading,
  { site, url, which }: { site: string; url: URL; which: string },
): Promise<{ locale: string; slug: string }> {
  if (!v.is(slugSchema, which)) throw new CareError('not-found');
  const { locale } = await reading.served(site, localeIn(url));
  if (locale.served === null) throw new CareError('not-found');
  return { locale: locale.served, slug: which };
}

async function vote(office: ArticlesOffice, asked: Asked, which: string): Promise<Response> {
  const { site, request, headers } = asked;
  if (!v.is(idSchema, which)) throw new CareError('not-found');
  const [, token] = TOKEN.exec(request.headers.get('authorization') ?? '') ?? [];
  const reader = await readerOf(office, asked, token);
  const { contact } = reader;
  if (contact === null)
    throw new CareError('token-expired', 'A vote needs the contact’s token: say hello first.');
  const said = await bodyOf(office, request, voteRequest);
  const answer = await office.ear.vote({ ...reader, site, contact }, which, said);
  return jsonResponse(answer, { ...headers, 'cache-control': 'no-store' });
}

async function searched(office: ArticlesOffice, asked: Asked): Promise<Response> {
  const { token, ...said } = await bodyOf(office, asked.request, searchReport);
  await office.ear.searched(await readerOf(office, asked, token), said);
  return new Response(null, { status: 204, headers: asked.headers });
}

async function readerOf(
  { options, visitors }: ArticlesOffice,
  { site, request }: Asked,
  token: string | undefined,
): Promise<Reader> {
  const contact = token === undefined ? null : await visitors.recognise(site, token);
  return { site, contact: contact?.id ?? null, address: networkOf(request, options.clientAddress) };
}

function localeIn(url: URL): string {
  const locale = url.searchParams.get('locale') ?? '';
  if (v.is(localeSchema, locale)) return locale;
  throw new CareError('bad-request', 'locale: expected a language such as "de" or "pt-BR".');
}

async function bodyOf<S extends typeof voteRequest | typeof searchReport>(
  { clock }: ArticlesOffice,
  request: Request,
  schema: S,
): Promise<v.InferOutput<S>> {
  const text = await readText(request, { bytes: BODY_MAX_BYTES, clock });
  try {
    return parse(schema, JSON.parse(text));
  } catch (cause) {
    const message = cause instanceof CareError ? cause.message : 'The body is not JSON.';
    throw new CareError('bad-request', message, { cause });
  }
}
