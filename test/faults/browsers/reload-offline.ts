// Written while care cannot be reached, and the page reloaded: all of it is there, shown as waiting, with what is still
// being written in the composer, as far as the device had come with it; and it arrives once, in order, when care is back.
import { databaseName } from '../../../widget/history/is-kept.ts';
import { SITE } from '../../support/test-site.ts';
import type { CheckReport } from '../check.ts';
import type { Dice } from '../dice.ts';
import { until } from '../until.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { EngineName } from './engines.ts';
import { look, openPanel, pressEnter, typeText, type Sight } from './shopper-hands.ts';
import { visits, type VisitOptions } from './visit.ts';

const HEALED_WITHIN_MS = 60_000;

export function reloadOffline(name: EngineName, options: VisitOptions): Promise<CheckReport> {
  return visits(name, 'offline and reloaded', options, oneVisit);
}

async function oneVisit(world: BrowserWorld, number: number, dice: Dice): Promise<string[]> {
  const { care, shop } = world;
  const { robot } = shop;
  const texts = Array.from({ length: 2 + dice.below(3) }, (_, i) => `${number}, line ${i + 1}`);
  const draft = `${number}, not yet`;
  const wrong: string[] = [];
  const see = async (
    what: string,
    thread: readonly string[],
    [from, to]: readonly [string, string],
  ) => {
    let seen: Sight = { draft: '', thread: [] };
    const met = await until(async () => {
      seen = await look(robot);
      const isDraft = seen.draft.startsWith(from) && to.startsWith(seen.draft);
      return isDraft && seen.thread.join(' | ') === thread.join(' | ');
    }, HEALED_WITHIN_MS);
    if (!met) wrong.push(`${what}: ${JSON.stringify(seen)}, kept "${from}" of "${to}", ${thread}`);
  };
  // Either everything is written without care, or it goes away in between.
  const firstToCare = dice.chance(0.5);
  if (!firstToCare) await care.kill();
  await openPanel(robot);
  for (const [i, text] of texts.entries()) {
    await typeText(robot, text, []);
    await pressEnter(robot);
    await see('written', texts.slice(0, i + 1), ['', '']);
    if (i === 0) await care.kill();
  }
  await typeText(robot, draft, []);
  // A page that goes cannot wait for a slow device: nothing that it had is lost, and no letter is made up.
  const composer = [await robot.run(keptDraft, databaseName(SITE)), draft] as const;
  await robot.leave(() => location.reload());
  await openPanel(robot);
  await see('reloaded', texts, composer);
  await care.start();
  const stored = async () => (await world.stored()).filter((text) => texts.includes(text));
  await until(async () => (await stored()).length >= texts.length, HEALED_WITHIN_MS);
  await see('healed', texts, composer);
  const [got, expected] = [(await stored()).join(' | '), texts.join(' | ')];
  return got === expected ? wrong : [...wrong, `stored: ${got}, not ${expected}`];
}

function keptDraft(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open(name);
    opened.onerror = () => reject(opened.error ?? new Error('IndexedDB refuses.'));
    opened.onsuccess = () => {
      const rows = opened.result.transaction('rows').objectStore('rows');
      const drafts = rows.getAll(IDBKeyRange.bound(['draft'], ['draft', []]));
      drafts.onsuccess = () => {
        opened.result.close();
        resolve((drafts.result as string[]).join());
      };
    };
  });
}
