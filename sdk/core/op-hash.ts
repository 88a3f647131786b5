// What an op asks for, as a fingerprint: the same op id with another fingerprint is a conflict.
import { hash } from 'node:crypto';
import type { Action } from '../protocol/actions.ts';

/** SHA-256 in hex of conversation and action, whatever the order of their keys. */
export function opHash(conversation: string, action: Action): string {
  return hash('sha256', canonicalJson({ action, conversation }), 'hex');
}

function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts: string[] = [];
  for (const [key, inner] of Object.entries(value).sort(byKey))
    if (inner !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${parts.join(',')}}`;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
