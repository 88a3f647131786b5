// The shop's word for a token of ours, beside the socket: whoever speaks there has a token by then.
import * as v from 'valibot';
import { watched } from '../core/admit.ts';
import type { Office } from '../core/office.ts';
import { CareError } from '../protocol/care-error.ts';
import { parse } from '../protocol/codec.ts';
import { HELLO_MAX_BYTES } from '../protocol/limits.ts';
import { hello } from '../protocol/up.ts';
import { atTheDoor, type FramesOffice } from './frames-route.ts';
import { jsonResponse } from './json-response.ts';
import { readText } from './read-text.ts';

const identityRequest = v.required(v.pick(hello, ['identity', 'device', 'token']), [
  'identity',
  'device',
]);

/** @throws CareError `unknown-site`, `origin-forbidden`, `forbidden`, `token-expired`, `bad-request`, `too-large`, `busy`, `rate-limited` */
export async function exchangeIdentity(
  { customers }: Pick<Office, 'customers'>,
  { doorkeeper, turnstile, clock }: Omit<FramesOffice, 'exchanges'>,
  request: Request,
): Promise<Response> {
  const { door, headers } = atTheDoor(doorkeeper, request);
  if (!door.contacts) throw new CareError('forbidden', 'This origin is not one of the shop.');
  if (!customers) throw new CareError('forbidden', 'createCare was given no option identity.');
  turnstile.check();
  door.logins?.check();
  const proof = readProof(await readText(request, { bytes: HELLO_MAX_BYTES, clock }));
  const { you, token, apart } = await watched(door.logins, () =>
    customers.identify(door.site, proof),
  );
  return jsonResponse(
    { you, ...(token !== undefined && { token }), ...(apart && { apart }) },
    headers,
  );
}

function readProof(text: string): v.InferOutput<typeof identityRequest> {
  try {
    return parse(identityRequest, JSON.parse(text));
  } catch (cause) {
    const message = cause instanceof CareError ? cause.message : 'The body is not JSON.';
    throw new CareError('bad-request', message, { cause });
  }
}
