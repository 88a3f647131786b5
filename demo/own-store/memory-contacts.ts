// What a store in memory knows of people.
import {
  checkIdentification,
  storableName,
  type ContactRow,
  type ConversationRow,
  type Identification,
  type Identified,
} from '../../sdk/server/index.ts';
import { key, type MemoryDatabase } from './memory-database.ts';

export function identify(database: MemoryDatabase, request: Identification): Identified {
  checkIdentification(request);
  const { contacts, tokens } = database;
  const { site, at, before, token } = request;
  const held = before === null ? undefined : tokens.get(key(site, before));
  const was = held && held.expiresAt > at ? contacts.get(key(site, held.contact)) : undefined;
  const contact = customerContact(database, request);
  contacts.set(key(site, contact.id), contact);
  if (held && was?.id === contact.id) {
    const expiresAt = Math.max(held.expiresAt, token.expiresAt);
    tokens.set(key(site, held.hash), { ...held, expiresAt });
    return { contact, token: 'kept', from: null, linked: [] };
  }
  tokens.set(key(site, token.hash), { site, contact: contact.id, ...token });
  if (!was || was.customer) return { contact, token: 'given', from: null, linked: [] };
  tokens.delete(key(site, before!));
  const { email, emailVerifiedAt } = request.customer;
  const isNamed = emailVerifiedAt !== null && email?.toLowerCase() === was.proven?.email;
  const others = [...tokens.values()].filter(
    (one) => one.site === site && one.contact === was.id && one.expiresAt > at,
  );
  if (was.proven && others.length > 0 && !isNamed)
    return { contact, token: 'given', from: null, linked: [], left: was.id };
  for (const { hash } of others) tokens.delete(key(site, hash));
  const { proven: _, ...nobody } = was;
  contacts.set(key(site, was.id), nobody);
  database.merged.set(key(site, was.id), was);
  return { contact, token: 'given', from: was.id, linked: link(database, was, contact, at) };
}

function customerContact({ contacts }: MemoryDatabase, request: Identification): ContactRow {
  const { site, customer, at } = request;
  const name = storableName(request.name);
  const email = storableName(customer.email);
  const known = [...contacts.values()].find(
    (one) => one.site === site && one.customer?.id === customer.id,
  );
  if (!known?.customer)
    return { site, id: request.contact, name, createdAt: at, customer: { ...customer, email } };
  const next = email ?? known.customer.email;
  const proved = next === known.customer.email ? known.customer.emailVerifiedAt : null;
  const emailVerifiedAt = proved ?? customer.emailVerifiedAt;
  return {
    ...known,
    name: name ?? known.name,
    customer: { ...customer, email: next, emailVerifiedAt },
  };
}

export function link(
  { conversations, ops, files }: MemoryDatabase,
  was: ContactRow,
  contact: ContactRow,
  at: number,
): ConversationRow[] {
  const { site } = was;
  const linked: ConversationRow[] = [];
  for (const [id, row] of conversations) {
    if (row.site !== site || row.contact !== was.id) continue;
    const contactName = contact.name ?? row.contactName;
    const changedAt = Math.max(row.changedAt + 1, at);
    linked.push({ ...row, contact: contact.id, contactName, changedAt });
    conversations.set(id, linked.at(-1)!);
  }
  for (const [id, op] of ops) {
    if (op.site !== site || op.actor !== `contact:${was.id}`) continue;
    ops.delete(id);
    const actor = `contact:${contact.id}`;
    if (!ops.has(key(site, actor, op.op))) ops.set(key(site, actor, op.op), { ...op, actor });
  }
  for (const [id, file] of files)
    if (file.site === site && file.owner.role === 'contact' && file.owner.id === was.id)
      files.set(id, { ...file, owner: { role: 'contact', id: contact.id } });
  return linked;
}
