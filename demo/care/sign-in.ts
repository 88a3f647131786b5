// A sign-in for a demo: no passwords, everybody may be anybody. A real shop has one of its own, and all that care
// asks of it is `memberOf`: who sent this request?
import { randomBytes } from 'node:crypto';
import type { TeamMember } from './team.ts';

const COOKIE = 'orlofenn-desk';
const SESSION_BYTES = 32;

/** Sessions live in memory: after a restart one is asked again who one is. */
export class SignIn {
  readonly #sessions = new Map<string, TeamMember>();

  /** The `set-cookie` that makes a browser this member. Strict: no other site can act with it. */
  enter(member: TeamMember): string {
    const session = randomBytes(SESSION_BYTES).toString('base64url');
    this.#sessions.set(session, member);
    return `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @returns the `set-cookie` that ends it */
  leave(cookies: string | null | undefined): string {
    this.#sessions.delete(sessionIn(cookies));
    return `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
  }

  memberOf(cookies: string | null | undefined): TeamMember | null {
    return this.#sessions.get(sessionIn(cookies)) ?? null;
  }
}

function sessionIn(cookies: string | null | undefined): string {
  return new RegExp(`(?:^|; *)${COOKIE}=([\\w-]+)`).exec(cookies ?? '')?.[1] ?? '';
}
