// A sign-in for a demo: no passwords, everybody may be anybody. A real shop has one of its own, and all that care
// asks of it is `memberOf`: who sent this request?
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TeamMember } from './team.ts';

const COOKIE = 'orlofenn-desk';
const SECRET_BYTES = 32;
const SESSION_BYTES = 16;

interface Session {
  readonly id: string;
  readonly session: string;
}

/** The cookie itself says who it is, signed, so that every server with the same secret knows it. */
export class SignIn {
  readonly #team: readonly TeamMember[];
  readonly #secret: string | Uint8Array;
  /** Only those that were ended at this server: a real shop keeps its sessions in its database. */
  readonly #ended = new Set<string>();

  /** @param secret the same on several servers; with a random one a restart asks everybody anew who they are */
  constructor(team: readonly TeamMember[], secret?: string) {
    this.#team = team;
    this.#secret = secret ?? randomBytes(SECRET_BYTES);
  }

  /** The `set-cookie` that makes a browser this member. Strict: no other site can act with it. */
  enter({ id }: TeamMember): string {
    const session = randomBytes(SESSION_BYTES).toString('base64url');
    const proof = this.#proof({ id, session }).toString('base64url');
    return `${COOKIE}=${id}.${session}.${proof}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** @returns the `set-cookie` that ends it */
  leave(cookies: string | null | undefined): string {
    const known = this.#sessionIn(cookies);
    if (known) this.#ended.add(known.session);
    return `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
  }

  memberOf(cookies: string | null | undefined): TeamMember | null {
    const known = this.#sessionIn(cookies);
    if (!known || this.#ended.has(known.session)) return null;
    return this.#team.find((member) => member.id === known.id) ?? null;
  }

  #sessionIn(cookies: string | null | undefined): Session | null {
    const cookie = new RegExp(`(?:^|; *)${COOKIE}=([a-z]+)\\.([\\w-]+)\\.([\\w-]+)`);
    const [, id = '', session = '', proof = ''] = cookie.exec(cookies ?? '') ?? [];
    const [given, own] = [Buffer.from(proof, 'base64url'), this.#proof({ id, session })];
    return given.length === own.length && timingSafeEqual(given, own) ? { id, session } : null;
  }

  #proof({ id, session }: Session): Buffer {
    return createHmac('sha256', this.#secret).update(`${id}.${session}`).digest();
  }
}
