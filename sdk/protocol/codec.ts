// The only place where text becomes frames. What decode returned is trusted from there on.
import * as v from 'valibot';
import { CareError } from './care-error.ts';
import { downFrame, type DownFrame } from './down.ts';
import { JSON_MAX_DEPTH, JSON_MAX_KEYS } from './limits.ts';
import { upFrame, type UpFrame } from './up.ts';

export function encode(frame: UpFrame | DownFrame): string {
  return JSON.stringify(frame);
}

/** @throws CareError `bad-frame` that names the first field that was wrong */
export function decodeUp(text: string): UpFrame {
  return readUp(parseJson(text));
}

/** The frames of one HTTP exchange. @throws CareError `bad-frame` when it is no array; each is read by `readUp` */
export function decodeBatch(text: string): readonly unknown[] {
  const batch = parseJson(text);
  if (Array.isArray(batch)) return batch as unknown[];
  throw new CareError('bad-frame', 'The frames are not an array.');
}

/** @throws CareError `bad-frame` */
export function readUp(value: unknown): UpFrame {
  return parse(upFrame, bounded(value));
}

/** @throws CareError `bad-frame`; readers drop such a frame and go on */
export function decodeDown(text: string): DownFrame {
  return parse(downFrame, parseJson(text));
}

/** Validates a value against one schema of the wire. @throws CareError `bad-frame` */
export function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '(whole frame)';
  throw new CareError(
    'bad-frame',
    `${path}: expected ${issue.expected ?? 'another value'}, got ${issue.received}.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CareError('bad-frame', 'The frame is not JSON.', { cause });
  }
}

/** Refuses what no honest client builds: very deep values, very many keys, keys that reach for prototypes. */
function bounded(value: unknown, depth = 1): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > JSON_MAX_DEPTH) throw new CareError('bad-frame', 'The frame is nested too deeply.');
  const entries = Object.entries(value);
  if (!Array.isArray(value) && entries.length > JSON_MAX_KEYS)
    throw new CareError('bad-frame', 'The frame has an object with too many keys.');
  for (const [key, inner] of entries) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw new CareError('bad-frame', `The key ${key} is not allowed.`);
    bounded(inner, depth + 1);
  }
  return value;
}
