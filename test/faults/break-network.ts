// The network between shopper and server breaks; the server and the agents live on. Everything here is in real time
// with the limits that are shipped: a client notices by itself that an open socket is dead.
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { openFaultProxy, type Direction, type FaultProxy, type Imposture } from './fault-proxy.ts';
import { ANSWER_WITHIN_MS, SILENCE_MAX_MS } from '../../sdk/protocol/limits.ts';
import { laneSite } from './lane-sites.ts';
import { pause, until } from './until.ts';
import { settled } from './verdict.ts';
import { Gate } from './gate.ts';
import { Worlds, type StoreKind, type World } from './world.ts';

/** Backoff waits at most 30 s, and a dial that got no answer 10 s. */
const HEALED_ALONE_WITHIN_MS = 45_000;
/** [P4], from the moment at which the browser says that the network is back. */
const HEALED_AFTER_SIGNAL_MS = 5_000;
const TIMERS_LATE_MS = 2_000;
const BREAK_AFTER_MAX_MS = 400;
const CUTS = 3;
/** Tries under way at a time. They wait for limits of many seconds, and cost next to nothing meanwhile. */
const LANES = 100;

interface Try {
  readonly world: World;
  readonly crew: Crew;
  readonly proxy: FaultProxy;
  readonly dice: Dice;
}

/** A break that is noticed because an op gets no answer (`busy`), or because nothing is heard (`quiet`). */
export function breakOneDirection(
  kind: StoreKind,
  direction: Direction,
  life: 'busy' | 'quiet',
  options: CheckOptions,
): Promise<CheckReport> {
  const limit = TIMERS_LATE_MS + noticedWithin(life);
  let slowest = 0;
  return onNetwork(
    `one-direction ${direction} ${life} ${kind}`,
    kind,
    options,
    async (one) => {
      const { crew, proxy, dice } = one;
      if (life === 'quiet') await settled(crew, one.world.store, HEALED_ALONE_WITHIN_MS);
      else await pause(dice.below(BREAK_AFTER_MAX_MS));
      proxy.breakDirection(direction);
      const broken = performance.now();
      const [shopper] = crew.shoppers;
      if (life === 'busy') await crew.write(3);
      const noticed = await until(() => shopper!.client.snapshot.link.at !== 'ready', limit);
      slowest = Math.max(slowest, performance.now() - broken);
      if (!noticed) return [`not noticed within ${limit} ms`];
      if (dice.chance(0.5)) await crew.shopperWrites(shopper!, 1);
      return heal(one);
    },
    () => `slowest to notice ${Math.round(slowest)} ms`,
  );
}

/** A quiet client that is heard by nobody still hears the server's heartbeats: it is the server that notices. */
const noticedWithin = (life: 'busy' | 'quiet'): number =>
  life === 'busy' ? ANSWER_WITHIN_MS : SILENCE_MAX_MS;

/** Connections end without a word, again and again. */
export function cutNetwork(kind: StoreKind, options: CheckOptions): Promise<CheckReport> {
  return onNetwork(`cut ${kind}`, kind, options, async (one) => {
    const { crew, proxy, dice } = one;
    proxy.latencyMs = dice.below(3) * 50;
    for (let i = 0; i < CUTS; i++) {
      const writing = crew.write(2);
      await pause(dice.below(BREAK_AFTER_MAX_MS));
      proxy.cut();
      await writing;
    }
    return heal(one);
  });
}

/** The way to the server is taken by something that answers in its place. */
export function imposeOnNetwork(
  kind: StoreKind,
  imposture: Exclude<Imposture, null>,
  options: CheckOptions,
): Promise<CheckReport> {
  return onNetwork(`${imposture} ${kind}`, kind, options, async (one) => {
    const { crew, proxy, dice } = one;
    const [shopper] = crew.shoppers;
    await settled(crew, one.world.store, HEALED_ALONE_WITHIN_MS);
    const before = shopper!.acknowledged.size;
    proxy.imposture = imposture;
    proxy.cut();
    await crew.shopperWrites(shopper!, 3);
    await pause(1_000 + dice.below(1_000));
    const pending = [...shopper!.client.snapshot.conversations.values()].flatMap(
      (it) => it.pending,
    );
    const waiting = pending.filter(
      ({ state, action }) => state === 'waiting' && action.kind === 'message.post',
    );
    const wrong = [
      ...(shopper!.acknowledged.size === before ? [] : ['something was acknowledged by nobody']),
      ...(waiting.length === 3 ? [] : [`${waiting.length} of 3 messages wait`]),
    ];
    proxy.imposture = null;
    return [...wrong, ...(await heal(one))];
  });
}

/** Half of the clients are told by the browser that the network is back; the others find out alone. */
async function heal({ crew, proxy, dice, world }: Try): Promise<string[]> {
  proxy.heal(dice.chance(0.5) ? 'late' : 'lost');
  if (dice.chance(0.5)) return settled(crew, world.store, HEALED_ALONE_WITHIN_MS);
  for (const { client } of crew.shoppers) client.wake('network');
  return settled(crew, world.store, HEALED_AFTER_SIGNAL_MS);
}

async function onNetwork(
  name: string,
  kind: StoreKind,
  options: CheckOptions,
  attempt: (one: Try) => Promise<readonly string[]>,
  note?: () => string,
): Promise<CheckReport> {
  const worlds = new Worlds(kind, 1);
  const gate = new Gate(LANES);
  const report = await worlds.use((world) =>
    runCheck(name, options, (number, dice) =>
      gate.pass(async (lane) => {
        const proxy = await openFaultProxy(world.server.port);
        const crew = new Crew({
          server: world.server.url,
          site: laneSite(lane),
          shoppersTo: proxy.url,
          dice,
          shoppers: 1,
          agents: [`anna${number}`],
        });
        try {
          void crew.start();
          await crew.write(1);
          return await attempt({ world, crew, proxy, dice });
        } finally {
          await crew.close();
          await proxy.close();
        }
      }),
    ),
  );
  await worlds.close();
  return { ...report, note: note?.() ?? '' };
}
