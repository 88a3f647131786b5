// Files over HTTP: sent in pieces that may be cut, and shown by addresses that are good for minutes.
import type { Hono } from 'hono';
import type { Paces } from '../core/files/paces.ts';
import type { Uploads, Sender, Standing } from '../core/files/uploads.ts';
import type { ShownFiles } from '../core/files/shown-files.ts';
import { CareError } from '../protocol/care-error.ts';
import { parse } from '../protocol/codec.ts';
import { uploadRequest, type LinkAnswer, type UploadAnswer } from '../protocol/files.ts';
import { id as idSchema } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import { fileAnswer } from './file-answer.ts';
import { atTheFileDoor, type FileDoor, type FileDoorOffice } from './file-door.ts';
import { errorResponse } from './error-response.ts';
import { jsonResponse } from './json-response.ts';
import { whileFast } from './while-fast.ts';
import { readText } from './read-text.ts';

const UPLOAD_REQUEST_MAX_BYTES = 4_096;
/** UUID version 7. */
const UPLOAD_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

export interface Attachments {
  readonly uploads: Uploads;
  readonly shown: ShownFiles;
  readonly paces: Paces;
}

export interface FilesOffice extends FileDoorOffice {
  /** Null when this server takes no files. */
  readonly attachments: Attachments | null;
  readonly clock: Clock;
}

type Asked = FileDoor & Attachments & { readonly sender: Sender; readonly request: Request };

export function addFileRoutes(app: Hono, office: FilesOffice): void {
  const asking =
    (answer: (asked: Asked, id: string) => Promise<Response>) =>
    (c: { req: { raw: Request; param(name: 'id'): string | undefined } }): Promise<Response> =>
      answered(office, c.req.raw, (asked) => answer(asked, checkedId(c.req.param('id'))));

  for (const path of ['/v1/files', '/v1/files/:id', '/v1/files/:id/link'])
    app.options(path, (c) => allowFiles(office, c.req.raw));
  app.post('/v1/files', (c) => answered(office, c.req.raw, (asked) => begin(asked, office.clock)));
  app.get('/v1/files/:id', asking(standing));
  app.patch(
    '/v1/files/:id',
    asking((asked, id) => add(asked, id, office.clock)),
  );
  app.delete('/v1/files/:id', asking(cancel));
  app.post('/v1/files/:id/link', asking(link));
  app.get('/v1/files/:id/:signature', (c) =>
    fileAnswer(office.attachments?.shown ?? null, c.req.raw, c.req.param()),
  );
}

function allowFiles(office: FilesOffice, request: Request): Response {
  const { headers } = atTheFileDoor(office, request);
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'POST, PATCH, HEAD, DELETE',
      'access-control-allow-headers': 'authorization, content-type, upload-offset',
      'access-control-max-age': '600',
    },
  });
}

/** Whoever may not come in at all is told so by the routes' own handler; everybody else so that their page can read it. */
async function answered(
  office: FilesOffice,
  request: Request,
  answer: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const door = atTheFileDoor(office, request);
  try {
    if (!office.attachments)
      throw new CareError('forbidden', 'This server takes no files: createCare was given none.');
    const sender = await door.whoAsks();
    office.attachments.paces.step(sender);
    return await answer({ ...door, ...office.attachments, sender, request });
  } catch (error) {
    if (!(error instanceof CareError) || error.code === 'internal') throw error;
    const response = errorResponse(error);
    for (const [name, value] of Object.entries(door.headers)) response.headers.set(name, value);
    return response;
  }
}

async function begin(asked: Asked, clock: Clock): Promise<Response> {
  const text = await readText(asked.request, { bytes: UPLOAD_REQUEST_MAX_BYTES, clock });
  const upload = parsed(text);
  if (!UPLOAD_ID.test(upload.id))
    throw new CareError('bad-request', 'The id of a file is a UUID of version 7.');
  return standingAnswer(asked, upload.id, await asked.uploads.begin(asked.sender, upload));
}

async function standing(asked: Asked, id: string): Promise<Response> {
  return standingAnswer(asked, id, await asked.uploads.standing(asked.sender, id));
}

async function add(asked: Asked, id: string, clock: Clock): Promise<Response> {
  const { request, uploads, sender } = asked;
  const said = request.headers.get('upload-offset') ?? '';
  if (!/^\d{1,15}$/.test(said))
    throw new CareError('bad-request', 'Upload-Offset says where the body begins.');
  try {
    const now = await whileFast(request, clock, (body, signal) =>
      uploads.add(sender, id, { offset: Number(said), body, signal }),
    );
    return standingAnswer(asked, id, now);
  } catch (error) {
    if (!(error instanceof CareError) || error.code !== 'conflict') throw error;
    const { offset } = await uploads.standing(sender, id);
    const response = errorResponse(error);
    const headers = { ...asked.headers, 'upload-offset': String(offset) };
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return new Response(response.body, { status: 409, headers: response.headers });
  }
}

async function cancel({ uploads, sender, headers }: Asked, id: string): Promise<Response> {
  await uploads.cancel(sender, id);
  return new Response(null, { status: 204, headers });
}

async function link({ shown, sender, headers }: Asked, id: string): Promise<Response> {
  const { signature, ...rest } = await shown.link(sender, id);
  const url = `/v1/files/${id}/${signature}?site=${sender.site}`;
  const body: LinkAnswer = { ...rest, ...(signature !== undefined && { url }) };
  return jsonResponse(body, headers);
}

function standingAnswer({ headers, sender }: Asked, id: string, { offset, file }: Standing) {
  const upload = `/v1/files/${id}?site=${sender.site}`;
  const body: UploadAnswer = { id, offset, upload, ...(file && { file }) };
  return jsonResponse(body, { ...headers, 'upload-offset': String(offset) });
}

function parsed(text: string) {
  try {
    return parse(uploadRequest, JSON.parse(text));
  } catch (cause) {
    const message = cause instanceof CareError ? cause.message : 'The body is not JSON.';
    throw new CareError('bad-request', message, { cause });
  }
}

/** What is no id is the id of nothing. */
function checkedId(id: string | undefined): string {
  try {
    return parse(idSchema, id);
  } catch (cause) {
    throw new CareError('not-found', undefined, { cause });
  }
}
