// A shopper without a log-in asks for a code and says it, beside the socket, as the shop's word is exchanged.
import type * as v from 'valibot';
import type { EmailProofs } from '../core/step-up/email-proofs.ts';
import { networkOf } from '../core/step-up/network-of.ts';
import { CareError } from '../protocol/care-error.ts';
import { parse } from '../protocol/codec.ts';
import { emailCodeRequest, emailProofRequest } from '../protocol/email-proof.ts';
import { HELLO_MAX_BYTES } from '../protocol/limits.ts';
import type { CareOptions } from './care-options.ts';
import { addressOf } from './client-address.ts';
import { atTheDoor, type FramesOffice } from './frames-route.ts';
import { jsonResponse } from './json-response.ts';
import { readText } from './read-text.ts';

export interface EmailProofOffice extends Omit<FramesOffice, 'exchanges'> {
  /** Null without the option `sendEmailCode`. */
  readonly emailProofs: EmailProofs | null;
  readonly options: Pick<CareOptions, 'clientAddress'>;
}

/** @throws CareError `unknown-site`, `origin-forbidden`, `too-large`, `busy`, and what `EmailProofs.ask` throws */
export async function askEmailCode(office: EmailProofOffice, request: Request): Promise<Response> {
  const { proofs, from, headers, said } = await read(office, request, emailCodeRequest);
  const { token, ...wish } = said;
  return jsonResponse(await proofs.ask({ ...from, token }, wish), headers);
}

/** @throws CareError `unknown-site`, `origin-forbidden`, `too-large`, `busy`, and what `EmailProofs.prove` throws */
export async function proveEmail(office: EmailProofOffice, request: Request): Promise<Response> {
  const { proofs, from, headers, said } = await read(office, request, emailProofRequest);
  const { token, ...code } = said;
  return jsonResponse(await proofs.prove({ ...from, token }, code), headers);
}

async function read<T extends v.GenericSchema>(
  { emailProofs: proofs, doorkeeper, turnstile, clock, options }: EmailProofOffice,
  request: Request,
  schema: T,
) {
  const { door, headers } = atTheDoor(doorkeeper, request);
  if (!door.contacts) throw new CareError('forbidden', 'This origin is not one of the shop.');
  if (!proofs) throw new CareError('forbidden', 'createCare was given no option sendEmailCode.');
  turnstile.check();
  const said = readBody(schema, await readText(request, { bytes: HELLO_MAX_BYTES, clock }));
  const address = options.clientAddress ? options.clientAddress(request) : addressOf(request);
  const network = typeof address === 'string' ? networkOf(address) : null;
  return { proofs, headers, said, from: { site: door.site, network } };
}

function readBody<T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> {
  try {
    return parse(schema, JSON.parse(text));
  } catch (cause) {
    const message = cause instanceof CareError ? cause.message : 'The body is not JSON.';
    throw new CareError('bad-request', message, { cause });
  }
}
