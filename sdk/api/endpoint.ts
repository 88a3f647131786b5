// What one call of the API is: routes, client, OpenAPI and the interface are made of this and nothing else.
import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import type { Scope } from './scopes.ts';

export type InputSchema = v.StrictObjectSchema<v.ObjectEntries, undefined>;

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for each field of the input that stands in the path. */
  readonly path: string;
  readonly scope: Scope;
  /** One line for people. */
  readonly summary: string;
  /**
   * By name, wherever it travels: in the path; `idempotencyKey` and `version` in the headers `Idempotency-Key` and
   * `If-Match`; the rest of a GET in the query, of everything else in a JSON body.
   */
  readonly input: InputSchema;
  readonly output: v.GenericSchema;
  /** The status of a success, when it is not 200. */
  readonly status?: 201;
  /** Of the body, when it may be longer than a frame. */
  readonly maxBytes?: number;
}

/** The headers that carry fields of an input. */
export const HEADER_FIELDS: Readonly<Record<string, string>> = {
  idempotencyKey: 'Idempotency-Key',
  version: 'If-Match',
};

export type FieldPlace = 'path' | 'header' | 'query' | 'body';

export function placeOfField({ method, path }: Endpoint, field: string): FieldPlace {
  if (path.split('/').includes(`:${field}`)) return 'path';
  if (Object.hasOwn(HEADER_FIELDS, field)) return 'header';
  return method === 'GET' ? 'query' : 'body';
}

/** Whether asking twice does no more than asking once, given that a key says that it is the same deed. */
export function isRepeatable({ method, input }: Endpoint): boolean {
  return method !== 'POST' || 'idempotencyKey' in input.entries;
}

/** @throws CareError `bad-request` that names the first field that is wrong and what was expected */
export function checkInput<E extends Endpoint>(
  { input }: E,
  value: unknown,
): v.InferOutput<E['input']> {
  const result = v.safeParse(input, value ?? {}, { abortEarly: true });
  if (result.success) return result.output as v.InferOutput<E['input']>;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'input';
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  throw new CareError(
    'bad-request',
    isUnknown
      ? `There is no "${path}" here; known: ${Object.keys(input.entries).join(', ') || 'nothing'}.`
      : `${path}: expected ${issue.expected ?? 'another value'}, got ${issue.received}.`,
  );
}
