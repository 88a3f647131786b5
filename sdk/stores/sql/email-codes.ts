// Codes on their way to an address, and how often they were tried.
import type { Kysely, Selectable } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { EmailCode, ProofRecords } from '../port/proof-records.ts';
import { allow, giveBack } from './allowances.ts';
import { proveEmail } from './prove-email.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function proofRecords(engine: Engine): ProofRecords {
  const { db, flavour } = engine;
  return {
    allow: (allowances, entry, at) =>
      engine.write(() => allow(db, flavour, { allowances, entry, at })),
    giveBack: (keys, entry) => engine.write(() => giveBack(db, flavour, { keys, entry })),
    forgetOld: (now) => engine.write(() => forgetOld(db, now)),
    async keepCode(code) {
      check(code);
      await engine.write(() => keepCode(db, code));
    },
    code: (site, visitor, at) => engine.read(() => readCode(db, { site, visitor, at })),
    dropCode: (site, visitor, entry) => engine.write(() => dropCode(db, { site, visitor, entry })),
    tryCode: (site, visitor, { at, max }) =>
      engine.write(() => tryCode(db, { site, visitor, at, max })),
    async prove(proof) {
      const { site, visitor, code, attempt, token } = proof;
      check({ site, visitor, code, attempt, token: token.hash, device: token.device });
      return engine.write(() => proveEmail(db, flavour, proof));
    },
  };
}

/** @throws CareError `bad-request` for an id no engine can hold */
function check(ids: object): void {
  for (const [name, id] of Object.entries(ids))
    if (typeof id === 'string' && !isStorable(id))
      throw new CareError('bad-request', unstorable(name));
}

function* forgetOld(db: Db, now: number): Script<void> {
  yield* change(db.deleteFrom('email_codes').where('expires_at', '<=', now));
  yield* change(db.deleteFrom('allowances').where('ends_at', '<=', now));
}

function* keepCode(db: Db, { expiresAt, ...code }: EmailCode): Script<void> {
  const row = {
    ...code,
    expires_at: expiresAt,
    tries: 0,
    used_by: null,
    contact: null,
    issued: null,
  };
  yield* change(
    db
      .insertInto('email_codes')
      .values(row)
      .onConflict((known) => known.columns(['site', 'visitor']).doUpdateSet(row)),
  );
}

interface Asked {
  readonly site: string;
  readonly visitor: string;
}

function* readCode(
  db: Db,
  { site, visitor, at }: Asked & { readonly at: number },
): Script<EmailCode | null> {
  if (!isStorable(site, visitor)) return null;
  const [row] = yield* ask(
    db
      .selectFrom('email_codes')
      .selectAll()
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('expires_at', '>', at),
  );
  return row ? emailCode(row) : null;
}

function* dropCode(
  db: Db,
  { site, visitor, entry }: Asked & { readonly entry: string },
): Script<void> {
  if (!isStorable(site, visitor, entry)) return;
  yield* change(
    db
      .deleteFrom('email_codes')
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('entry', '=', entry),
  );
}

/** Counted before anybody looks whether it is right: of many at once no more than `max` are looked at. */
function* tryCode(
  db: Db,
  { site, visitor, at, max }: Asked & { readonly at: number; readonly max: number },
): Script<(EmailCode & { readonly tries: number }) | null> {
  if (!isStorable(site, visitor)) return null;
  const [row] = yield* ask(
    db
      .updateTable('email_codes')
      .set((to) => ({ tries: to('tries', '+', 1) }))
      .where('site', '=', site)
      .where('visitor', '=', visitor)
      .where('expires_at', '>', at)
      .where('tries', '<', max)
      .returningAll(),
  );
  return row ? { ...emailCode(row), tries: row.tries } : null;
}

function emailCode(row: Selectable<Tables['email_codes']>): EmailCode {
  const { site, visitor, email, code, entry, expires_at: expiresAt } = row;
  return { site, visitor, email, code, entry, expiresAt };
}
