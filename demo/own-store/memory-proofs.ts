// Addresses that shoppers have proved, in memory.
import {
  CareError,
  isStorable,
  type EmailCode,
  type EmailProof,
  type EmailProved,
  type ProofRecords,
} from '../../sdk/server/index.ts';
import { link } from './memory-contacts.ts';
import { key, type KeptCode, type MemoryDatabase } from './memory-database.ts';

export function memoryProofs(
  database: MemoryDatabase,
  run: <T>(work: () => T) => Promise<T>,
): ProofRecords {
  const { codes, allowances } = database;
  const entriesOf = (name: string) => allowances.get(name) ?? [];
  const live = (site: string, visitor: string, at: number) => {
    const code = codes.get(key(site, visitor));
    return code && code.expiresAt > at ? code : null;
  };
  return {
    allow: (asked, entry, at) =>
      run(() => {
        const ends = asked.flatMap(({ key: name, limits }) =>
          limits.map(({ max, withinMs }) => {
            const within = entriesOf(name).filter(([one]) => one > at - withinMs);
            return within.length < max ? 0 : within.at(-max)![0] + withinMs;
          }),
        );
        const until = Math.max(0, ...ends);
        if (until > 0) return until;
        for (const { key: name } of asked) allowances.set(name, [...entriesOf(name), [at, entry]]);
        return null;
      }),
    giveBack: (keys, entry) =>
      run(() => {
        for (const name of keys)
          allowances.set(
            name,
            entriesOf(name).filter(([, one]) => one !== entry),
          );
      }),
    forgetOld: (now) =>
      run(() => {
        for (const [id, { expiresAt }] of codes) if (expiresAt <= now) codes.delete(id);
      }),
    keepCode: (code) =>
      run(() => {
        check(code.site, code.visitor, code.email, code.code, code.entry);
        codes.set(key(code.site, code.visitor), { ...code, tries: 0 });
      }),
    code: (site, visitor, at) =>
      run(() => {
        const code = live(site, visitor, at);
        return code && plain(code);
      }),
    dropCode: (site, visitor, entry) =>
      run(() => {
        if (codes.get(key(site, visitor))?.entry === entry) codes.delete(key(site, visitor));
      }),
    tryCode: (site, visitor, { at, max }) =>
      run(() => {
        const code = live(site, visitor, at);
        if (!code || code.tries >= max) return null;
        code.tries += 1;
        return { ...plain(code), tries: code.tries };
      }),
    prove: (proof) =>
      run(() => {
        check(proof.site, proof.visitor, proof.code, proof.attempt, proof.token.hash);
        check(proof.token.device);
        const code = live(proof.site, proof.visitor, proof.at);
        return code?.code === proof.code ? prove(database, proof, code) : null;
      }),
  };
}

function prove(database: MemoryDatabase, proof: EmailProof, code: KeptCode): EmailProved | null {
  const { contacts, tokens, merged } = database;
  const { site, visitor, attempt, at, token } = proof;
  if (code.used) {
    const contact = contacts.get(key(site, code.used.contact));
    if (code.used.by !== attempt || !contact || !tokens.delete(key(site, code.used.issued)))
      return null;
    tokens.set(key(site, token.hash), { site, contact: contact.id, ...token });
    code.used.issued = token.hash;
    return { contact, from: null, linked: [] };
  }
  const held = tokens.get(key(site, visitor));
  const device = held && held.expiresAt > at ? contacts.get(key(site, held.contact)) : undefined;
  if (!device || device.customer) return null;
  if (device.proven && device.proven.email !== code.email) return null;
  const known = [...contacts.values()].find(
    (one) => one.site === site && one.proven?.email === code.email,
  );
  const contact = known ?? { ...device, proven: { email: code.email, at } };
  contacts.set(key(site, contact.id), contact);
  tokens.delete(key(site, visitor));
  tokens.set(key(site, token.hash), { site, contact: contact.id, ...token });
  code.used = { by: attempt, contact: contact.id, issued: token.hash };
  if (contact.id === device.id) return { contact, from: null, linked: [] };
  merged.set(key(site, device.id), device);
  return { contact, from: device.id, linked: link(database, device, contact, at) };
}

const plain = ({ site, visitor, email, code, entry, expiresAt }: KeptCode): EmailCode => ({
  ...{ site, visitor, email, code, entry, expiresAt },
});

function check(...ids: readonly string[]): void {
  if (!isStorable(...ids)) throw new CareError('bad-request');
}
