// A connection to one vetted address, and to no other: nobody looks the name up a second time.
import { connect, isIP, isIPv4, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { CareError } from '../protocol/care-error.ts';
import { isGlobalAddress } from './global-address.ts';
import type { Target, TargetPolicy } from './target.ts';

/** Opens a plain connection. */
export type Dial = (address: string, port: number) => Socket;

export const systemDial: Dial = (address, port) =>
  connect({ host: address, port, family: isIPv4(address) ? 4 : 6, autoSelectFamily: false });

/**
 * A socket through which a request may be sent: connected to the address that was asked for, with the certificate of
 * the name that was asked for. @throws what went wrong; then nothing was sent
 */
export async function dialVetted(
  target: Target,
  address: string,
  { policy, dial, signal }: { policy: TargetPolicy; dial: Dial; signal: AbortSignal },
): Promise<Socket> {
  signal.throwIfAborted();
  const plain = dial(address, target.port);
  // What goes wrong is told by whoever waits for it; nobody else may be troubled by it.
  plain.on('error', () => {});
  const drop = () => plain.destroy(signal.reason as Error);
  signal.addEventListener('abort', drop, { once: true });
  plain.once('close', () => signal.removeEventListener('abort', drop));
  try {
    await happens(plain, 'connect');
    const remote = plain.remoteAddress ?? '';
    if (!policy.allowPrivateTargets && !isGlobalAddress(remote))
      throw new CareError('bad-request', `The connection led to ${remote}, which is not public.`);
    return target.isSecure ? await secured(plain, target) : plain;
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

async function secured(plain: Socket, { host }: Target): Promise<Socket> {
  const socket = connectSecurely({
    socket: plain,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
  socket.on('error', () => {});
  await happens(socket, 'secureConnect');
  return socket;
}

function happens(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('The connection was closed.')));
  });
}
