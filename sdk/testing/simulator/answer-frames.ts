// What the route of a real server does with a request (PROTOCOL.md W3 to W5), on the exchanges of a simulated one.
import type { Exchanges } from '../../core/exchanges.ts';
import { CareError } from '../../protocol/care-error.ts';
import { decodeBatch, readUp } from '../../protocol/codec.ts';
import { EXCHANGE_MAX_FRAMES, FRAME_MAX_BYTES } from '../../protocol/limits.ts';
import { errorBody, statusOf } from '../../server/error-response.ts';
import type { SimAnswer, SimAsk } from './sim-request.ts';

const COME_BACK_AFTER_MS = 2_000;

/** @throws CareError for what no client of ours asks */
export async function answerFrames(
  exchanges: Exchanges,
  site: string,
  { url, body, signal }: SimAsk,
): Promise<SimAnswer> {
  const { pathname, searchParams } = url;
  if (pathname !== '/v1/frames' || searchParams.get('site') !== site)
    throw new CareError('not-found', `Nothing is at ${url.href}.`);
  if (exchanges.draining) return aboutToStop();
  if (Buffer.byteLength(body) > FRAME_MAX_BYTES) throw new CareError('too-large');
  const batch = decodeBatch(body);
  if (batch.length > EXCHANGE_MAX_FRAMES) throw new CareError('too-large');
  const { frames, close } = await exchanges.run(
    { site, contacts: true, agents: true },
    batch.map(readUp),
    { wait: searchParams.has('wait'), signal },
  );
  const text = `{"frames":[${frames.join()}]${close === null ? '' : `,"close":${close}`}}`;
  return { status: 200, body: text, headers: {} };
}

function aboutToStop(): SimAnswer {
  const error = new CareError('busy');
  const headers = { 'retry-after': String(COME_BACK_AFTER_MS / 1_000) };
  return { status: statusOf(error.code), body: errorBody(error), headers };
}
