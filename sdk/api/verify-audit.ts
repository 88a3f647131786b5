import type { AuditEntry } from './resources.ts';

/** `previous` of the first entry of a site. */
export const AUDIT_START = '0'.repeat(64);

/** What an entry's hash is made of. */
export function auditText(entry: Omit<AuditEntry, 'hash'>): string {
  const { site, seq, at, actor, action, target, details, previous } = entry;
  const facts = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([site, seq, at, actor.kind, actor.id, action, target, facts, previous]);
}

/**
 * Checks that entries of one site, newest first as lists give them, are whole and follow one another. Keep the newest
 * hash elsewhere: a chain that was written anew from some entry on is one, too.
 * @returns the sequence of the first entry, from the newest, that does not fit; null when all do
 */
export async function verifyAudit(entries: readonly AuditEntry[]): Promise<number | null> {
  for (const [i, entry] of entries.entries()) {
    const older = entries[i + 1];
    const before = older ?? (entry.seq === 1 ? { seq: 0, hash: AUDIT_START } : null);
    if (before && (before.hash !== entry.previous || before.seq !== entry.seq - 1))
      return entry.seq;
    if ((await sha256(auditText(entry))) !== entry.hash) return entry.seq;
  }
  return null;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
