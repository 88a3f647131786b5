// The simplest load balancer there is: each connection goes to the next server in turn, and past those that do not
// answer. It does not look into what it passes on, so sockets, long polls and files are all the same to it.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class Balancer {
  readonly #targets: number[];
  readonly #server: Server;
  readonly #clients = new Set<Socket>();
  #turn = 0;

  /** @param targets ports on 127.0.0.1; servers may come and go, their ports stay */
  constructor(targets: readonly number[] = []) {
    this.#targets = [...targets];
    this.#server = createServer((client) => this.#accept(client));
  }

  get port(): number {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('Not listening.');
    return address.port;
  }

  /** @param port 0 for any that is free */
  async listen(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  add(target: number): void {
    this.#targets.push(target);
  }

  remove(target: number): void {
    const place = this.#targets.indexOf(target);
    if (place >= 0) this.#targets.splice(place, 1);
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    this.#clients.add(client);
    client.on('close', () => this.#clients.delete(client));
    client.on('error', () => client.destroy());
    client.pause();
    this.#pass(client, this.#targets.length);
  }

  #pass(client: Socket, tries: number): void {
    if (client.destroyed) return;
    const target = this.#targets[this.#turn++ % this.#targets.length];
    if (target === undefined || tries === 0) {
      client.destroy();
      return;
    }
    const server = connect(target, '127.0.0.1');
    const next = () => this.#pass(client, tries - 1);
    server.once('error', next);
    server.once('connect', () => {
      server.off('error', next);
      join(client, server);
    });
  }
}

function join(client: Socket, server: Socket): void {
  server.on('error', () => client.destroy());
  client.on('close', () => server.destroy());
  server.on('close', () => client.destroy());
  client.pipe(server).pipe(client);
}
