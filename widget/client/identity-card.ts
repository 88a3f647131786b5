// Who this client says it is: a contact by the device's token, an agent by a fresh ticket.
import { encode } from '../../sdk/protocol/codec.ts';
import { HELLO_MAX_BYTES, SUPPORTED_VERSIONS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import type { Hello } from '../../sdk/protocol/up.ts';
import type { Core } from './core.ts';

/** What the frame has room for. */
export const POSITIONS_MAX = 50;

export class IdentityCard {
  readonly #core: Core;
  #device: string | null = null;
  /** The token of the last hello: what the server's answer is about. This device may be somebody else by then. */
  #said: string | null = null;

  constructor(core: Core) {
    this.#core = core;
  }

  /** @param resume the most important first, at most `POSITIONS_MAX` */
  async hello(resume: Position[]): Promise<Hello> {
    const { as } = this.#core.options;
    const token = this.#core.journal.identity?.token;
    this.#said = token ?? null;
    return as.role === 'agent'
      ? this.#hello(resume, { ticket: await as.ticket() })
      : this.#hello(resume, token === undefined ? {} : { token });
  }

  /** For a request beside the socket; null as long as this device is nobody. */
  helloAside(resume: Position[]): Hello | null {
    const { options, journal } = this.#core;
    const token = options.as.role === 'contact' && journal.identity?.token;
    return token ? this.#hello(resume, { token }) : null;
  }

  /** The server gave a token. False when this device is somebody already: another tab was first. */
  async adopt(token: string, contact: string): Promise<boolean> {
    const { journal, options } = this.#core;
    this.#device ??= uuidV4(options.random);
    const counts = await journal.swapIdentity(this.#said, { device: this.#device, token, contact });
    return counts?.token === token;
  }

  /** Whether the server takes the token for whom it took it before; the first time, that is whom it takes it for. */
  confirms(contact: string): boolean {
    const { identity } = this.#core.journal;
    if (!identity || identity.token !== this.#said) return true; // somebody else by now, with a hello of their own
    if (identity.contact !== undefined) return identity.contact === contact;
    void this.#core.journal.swapIdentity(identity.token, { ...identity, contact });
    return true;
  }

  /** Whether the token that was said is still this device's, and of somebody who has proved who they are. */
  async isCustomers(): Promise<boolean> {
    const { journal } = this.#core;
    const { identity } = journal;
    const isKnown = identity?.customer ?? identity?.email;
    if (!identity || !isKnown || identity.unproven || identity.token !== this.#said) return false;
    const counts = await journal.swapIdentity(this.#said, identity); // as it is, but from the device
    return counts?.token === this.#said;
  }

  #hello(resume: Position[], credential: Pick<Hello, 'token' | 'ticket'>): Hello {
    const { options, journal } = this.#core;
    this.#device = journal.identity?.device ?? this.#device ?? uuidV4(options.random);
    const hello: Hello = {
      type: 'hello',
      versions: [...SUPPORTED_VERSIONS],
      site: options.site,
      device: this.#device,
      ...credential,
      resume,
    };
    while (encode(hello).length > HELLO_MAX_BYTES && hello.resume?.pop());
    return hello;
  }

  /** The token is void. Another tab may have noticed and have a new one. */
  async forget(): Promise<void> {
    const { journal } = this.#core;
    if (this.#said !== null) await journal.swapIdentity(this.#said, null);
  }
}
