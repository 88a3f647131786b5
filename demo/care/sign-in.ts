// A sign-in for a demo: no passwords, everybody may be anybody. A real shop has one of its own, and all that care
// asks of it is `memberOf`: who sent this request?
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TeamMember } from './team.ts';

const COOKIE = 'orlofenn-desk';
const SECRET_BYTES = 32;

/** The cookie itself says who it is, signed, so that every server with the same secret knows it. */
export class SignIn {
  readonly #team: readonly TeamMember[];
  readonly #secret: string | Uint8Array;

  constructor(team: readonly TeamMember[], secret?: string) {
    this.#team = team;
    this.#secret = secret ?? randomBytes(SECRET_BYTES);
  }

  /** The `set-cookie` that makes a browser this member. Strict: no other site can act with it. */
  enter({ id }: TeamMember): string {
    const proof = this.#proof(id).toString('base64url');
    return `${COOKIE}=${id}.${proof}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @returns the `set-cookie` that ends it */
  leave(): string {
    return `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
  }

  memberOf(cookies: string | null | undefined): TeamMember | null {
    const found = new RegExp(`(?:^|; *)${COOKIE}=([a-z]+)\\.([\\w-]+)`).exec(cookies ?? '');
    const [, id = '', proof = ''] = found ?? [];
    const [given, own] = [Buffer.from(proof, 'base64url'), this.#proof(id)];
    if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
    return this.#team.find((member) => member.id === id) ?? null;
  }

  #proof(id: string): Buffer {
    return createHmac('sha256', this.#secret).update(id).digest();
  }
}
