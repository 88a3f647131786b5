// What travels: the form that Standard Webhooks recommends, around a care event.
import * as v from 'valibot';
import { careEvent, CARE_EVENT_TYPES, type CareEvent } from '../core/care-event.ts';
import { CareError } from '../protocol/care-error.ts';

/** What a newer server sends and this build cannot read. */
export interface UnknownEvent {
  readonly type: 'unknown';
  /** The parsed body. */
  readonly original: unknown;
}

const envelope = v.object({ type: v.string(), timestamp: v.string(), data: v.looseObject({}) });

export function webhookBody({ type, ...data }: CareEvent): string {
  return JSON.stringify({ type, timestamp: new Date(data.at).toISOString(), data });
}

/** @throws CareError `bad-request` that names the first field that was wrong */
export function readWebhookBody(text: string): CareEvent | UnknownEvent {
  const original = json(text);
  const { type, data } = checked(envelope, original);
  if (!(CARE_EVENT_TYPES as readonly string[]).includes(type)) return { type: 'unknown', original };
  return checked(careEvent, { ...data, type });
}

function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new CareError(
    'bad-request',
    `This is no event of care: ${v.getDotPath(issue) ?? 'the body'} should be ${issue.expected ?? 'something else'}, but is ${issue.received}.`,
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CareError('bad-request', 'This is no event of care: the body is not JSON.', {
      cause,
    });
  }
}
