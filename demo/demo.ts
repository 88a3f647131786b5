// The demo in one process: a shop on one port, care and its desk on another, as they are two hosts in real life.
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../sdk/server/index.ts';
import { mountCare, SITE } from './care/care.ts';
import { listenOn } from './ports.ts';
import { seedArticles } from './seeds/articles.ts';
import { seed } from './seeds/seed.ts';
import { createShop } from './shop/shop.ts';

const DEFAULT_PORT = 4100;

export interface DemoOptions {
  /** The shop's port; care takes the one above. Null: 4100 or the next free one. 0: any. */
  readonly port: number | null;
  /** As `createCare` takes it, for example `sqlite:demo/care.db`. */
  readonly store: string;
  /** Forget what an embedded store has and seed it anew. */
  readonly fresh: boolean;
  /** For one of several servers of the same demo. */
  readonly cluster?: ClusterOptions;
  /** Where the demo says what a real shop would mail. */
  readonly print?: (line: string) => void;
}

export interface ClusterOptions {
  /** Where a load balancer has the shops, and care with its desks. */
  readonly shop: string;
  readonly care: string;
  /** The folder where all of them keep files. */
  readonly files: string;
  /** With which all of them know who is signed in. */
  readonly signInSecret: string;
}

export interface Demo {
  readonly shop: string;
  readonly desk: string;
  /** Conversations written by this start: 0 when the store had some. */
  readonly seeded: number;
  /** The default ports were taken, and others had to do. */
  readonly moved: boolean;
  /** This server's own, whatever stands before it. */
  readonly ports: { readonly shop: number; readonly care: number };
  close(): Promise<void>;
}

/** @throws PortTakenError, or CareError for a store that cannot be used: one line each that says what to do */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, store: address, fresh, cluster, print = console.log } = options;
  const shopServer = createServer();
  const careServer = createServer();
  const closing: (() => Promise<void>)[] = [() => end(shopServer), () => end(careServer)];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const exact = port !== null;
    const shopPort = await listenOn(shopServer, { port: port ?? DEFAULT_PORT, exact });
    const carePort = await listenOn(careServer, { port: port === 0 ? 0 : shopPort + 1, exact });
    const shop = cluster?.shop ?? `http://localhost:${shopPort}`;
    const url = cluster?.care ?? `http://localhost:${carePort}`;

    if (fresh) await forget(address);
    const store = await openStore(address);
    closing.push(() => store.close());
    const file = fileOf(address);
    const kept = cluster?.files ?? (file && `${file}-files`);
    const folder = kept ?? (await mkdtemp(join(tmpdir(), 'care-files-')));
    if (!kept) closing.push(() => rm(folder, { recursive: true, force: true }));
    const care = await mountCare(careServer, {
      store,
      bus: /^postgres(ql)?:/i.test(address) ? address : null,
      files: `disk:${folder}`,
      shopOrigins: [shop, `http://127.0.0.1:${shopPort}`],
      url,
      print,
      ...(cluster && { signInSecret: cluster.signInSecret }),
    });
    closing.push(() => care.close());
    const seeded = await seed(store, care, { site: SITE, shop, care: url, now: Date.now() });
    await seedArticles(care, SITE);
    shopServer.on('request', createShop(url));

    const moved = !exact && (shopPort !== DEFAULT_PORT || carePort !== shopPort + 1);
    const ports = { shop: shopPort, care: carePort };
    return { shop, desk: `${url}/desk`, seeded, moved, ports, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The file of an embedded store; null of any other. */
function fileOf(store: string): string | null {
  const file = /^sqlite:(.+)$/.exec(store)?.[1];
  return file && file !== ':memory:' ? file : null;
}

/** SQLite keeps two files beside its own, and the demo what people have sent. */
async function forget(store: string): Promise<void> {
  const file = fileOf(store);
  if (!file) return;
  for (const ending of ['', '-wal', '-shm', '-files'])
    await rm(file + ending, { recursive: true, force: true });
}

async function end(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
