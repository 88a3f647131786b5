// PostgreSQL's text holds neither NUL nor half of a surrogate pair; SQLite holds both, and gives the latter back
// changed. So that a shop can move from one to the other, both get the same: ids with such characters are refused,
// names lose them, and everything kept as JSON (messages, pages, authors) keeps them, because JSON escapes them.
import type { ConversationState, OpRequest } from '../store.ts';

const UNSTORABLE = /[\0\p{Surrogate}]/u;

export function isStorable(...ids: readonly (string | null)[]): boolean {
  return ids.every((id) => id === null || !UNSTORABLE.test(id));
}

export function storableName(name: string | null): string | null {
  if (name === null || !UNSTORABLE.test(name)) return name;
  return name.replaceAll(/[\0\p{Surrogate}]/gu, '') || null;
}

/** What is wrong with the request's ids, or null. */
export function unstorableId(request: OpRequest): string | null {
  const { site, actor, op, conversation, after, hash } = request;
  // One look at all of them, for they are nearly always good. The blanks keep two halves of a pair apart.
  if (isStorable(`${site} ${actor.id} ${op} ${conversation} ${after ?? ''} ${hash}`)) return null;
  const named = Object.entries({ site, actor: actor.id, op, conversation, after, hash });
  const [name] = named.find(([, id]) => !isStorable(id)) ?? ['request'];
  return unstorable(name);
}

export function unstorable(name: string): string {
  return `The ${name} id contains a NUL character or half of a surrogate pair; use an id of whole characters.`;
}

export function storableState(state: ConversationState): ConversationState {
  return {
    ...state,
    contactName: storableName(state.contactName),
    language: storableName(state.language),
  };
}
