// A shared computer: after logging out nothing of the one before can be had through any of the browser's own ways, and
// whoever opens the chat next sees nothing.
import type { CheckReport } from '../check.ts';
import { until } from '../until.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { EngineName } from './engines.ts';
import { look, openPanel, pressEnter, typeText } from './shopper-hands.ts';
import { visits, type VisitOptions } from './visit.ts';

const WITHIN_MS = 30_000;

export function logOutOf(name: EngineName, options: VisitOptions): Promise<CheckReport> {
  return visits(name, 'logged out', options, oneVisit);
}

async function oneVisit(world: BrowserWorld, number: number): Promise<string[]> {
  const { robot } = world.shop;
  const [text, draft] = [`secret ${number}`, `hidden ${number}`];
  await openPanel(robot);
  await typeText(robot, text, []);
  await pressEnter(robot);
  await until(async () => (await world.stored()).includes(text), WITHIN_MS);
  await typeText(robot, draft, []);
  let before = '';
  const isKept = async () => [text, draft].every((one) => before.includes(one));
  await until(async () => {
    before = await robot.run(everythingKept);
    return isKept();
  }, WITHIN_MS);
  const token = /"token":"([^"]+)"/.exec(before)?.[1];
  if (token === undefined || !(await isKept())) return [`nothing to forget: ${before}`];
  const secrets = [token, text, draft];

  await robot.run(() => {
    const widget = document.querySelector('care-widget') as unknown as { logOut(): Promise<void> };
    return widget.logOut();
  });
  const wrong = await left('at once', world, secrets);
  await robot.leave(() => location.reload());
  await openPanel(robot);
  wrong.push(...(await left('after a reload', world, secrets)));
  const { thread, draft: composer } = await look(robot);
  if (thread.length > 0 || composer) wrong.push(`shown to the next: ${composer}, ${thread.join()}`);
  return wrong;
}

async function left(
  when: string,
  world: BrowserWorld,
  secrets: readonly string[],
): Promise<string[]> {
  const kept = await world.shop.robot.run(everythingKept);
  return secrets.flatMap((secret) => (kept.includes(secret) ? [`${when}: ${secret} is left`] : []));
}

/** Whatever a script of the page can read back, as one text. */
async function everythingKept(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB refuses.'));
    });
  const rows: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store);
      rows.push(name, await done(all.getAllKeys()), await done(all.getAll()));
    }
    database.close();
  }
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) rows.push(name, request.url);
  const small = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
  return JSON.stringify([rows, small, document.documentElement.outerHTML]);
}
