import { CareError } from '../protocol/care-error.ts';
import { SUPPORTED_VERSIONS } from '../protocol/limits.ts';
import type { Hello } from '../protocol/up.ts';
import type { Admission } from './admission.ts';
import type { Office } from './office.ts';
import { hashOfToken } from './secret-token.ts';

/** What was settled before the socket was opened. */
export interface Door {
  readonly site: string;
  /** Who may come in from the page's origin: shop pages carry contacts, desk pages agents. */
  readonly contacts: boolean;
  readonly agents: boolean;
  /** Absent where nobody counts. */
  readonly logins?: LoginWatch;
}

/** Counts the log-ins that fail from where somebody comes. */
export interface LoginWatch {
  /** @throws CareError `rate-limited` when they are too many */
  check(): void;
  failed(): void;
}

/**
 * Who says hello.
 * @throws CareError `version-unsupported`, `forbidden`, `token-expired`, `rate-limited`
 */
export async function admit(
  { tickets, visitors, customers }: Pick<Office, 'tickets' | 'visitors' | 'customers'>,
  door: Door,
  hello: Hello,
): Promise<Admission> {
  const { site, contacts, agents, logins } = door;
  const version = SUPPORTED_VERSIONS.find((one) => hello.versions.includes(one));
  if (version === undefined) throw new CareError('version-unsupported');
  if (hello.site !== site) throw new CareError('forbidden', 'hello names another site.');
  if (hello.ticket !== undefined) {
    if (!agents) throw new CareError('forbidden', 'This origin is not one of the desk.');
    const agent = await tickets.redeem(site, hello.ticket);
    if (!agent) throw new CareError('token-expired', 'The ticket is unknown, used or expired.');
    return { site, version, you: agent };
  }
  if (!contacts) throw new CareError('forbidden', 'This origin is not one of the shop.');
  const { identity, token, device } = hello;
  if (identity !== undefined) {
    if (!customers) throw new CareError('forbidden', 'createCare was given no option identity.');
    const proof = { identity, token, device };
    return { site, version, ...(await watched(logins, () => customers.identify(site, proof))) };
  }
  if (token === undefined) {
    const made = await visitors.create(site, device);
    return { site, version, ...made, credential: hashOfToken(made.token) };
  }
  const you = await visitors.recognise(site, token);
  if (!you) throw new CareError('token-expired');
  return { site, version, you, credential: hashOfToken(token) };
}

/** @throws CareError `rate-limited`; what the log-in throws, which counts when it was no good */
export async function watched<T>(
  logins: LoginWatch | undefined,
  logIn: () => Promise<T>,
): Promise<T> {
  logins?.check();
  try {
    return await logIn();
  } catch (error) {
    if (error instanceof CareError && error.code === 'token-expired') logins?.failed();
    throw error;
  }
}
