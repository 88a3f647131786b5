// What the journeys by keyboard have in common: one stage, one browser of each engine, a page of its own for each.
import { after, before } from 'node:test';
import { openAccessStage, type AccessStage } from '../support/access-stage.ts';
import { AccessibilityRecord } from '../support/accessibility-record.ts';
import { findFirefox } from '../support/firefox.ts';
import { KeyboardShopper } from '../support/keyboard-shopper.ts';
import {
  chromiumKeyboard,
  firefoxKeyboard,
  type KeyboardEngine,
  type TabOptions,
} from '../support/keyboard-tab.ts';

export const ENGINES = ['Chromium', 'Firefox'] as const;
export type Engine = (typeof ENGINES)[number];

export interface Journeys {
  readonly engine: Engine;
  /** There once tests run. */
  readonly stage: () => AccessStage;
  /** A test on a page of its own, with the bubble on it and nothing focused. */
  journey(
    rule: string,
    criteria: readonly string[],
    go: (shopper: KeyboardShopper) => Promise<void>,
    options?: TabOptions,
  ): void;
}

/** Sets the stage for all tests of this file, and writes down what they found. */
export function keyboardJourneys(): readonly Journeys[] {
  const record = new AccessibilityRecord('keyboard');
  const firefoxIsMissing = findFirefox() ? false : 'no Firefox here: apt-get install firefox-esr';
  let stage: AccessStage;
  const engines: Partial<Record<Engine, KeyboardEngine>> = {};
  before(async () => {
    stage = await openAccessStage();
    engines.Chromium = chromiumKeyboard(stage);
    if (!firefoxIsMissing) engines.Firefox = await firefoxKeyboard(stage);
  });
  after(async () => {
    record.write();
    await engines.Firefox?.close();
    await stage.close();
  });
  return ENGINES.map((engine) => ({
    engine,
    stage: () => stage,
    journey(rule, criteria, go, options) {
      const run = async () => {
        record.ranIn(engine);
        const tab = await engines[engine]!.open('/', options);
        await tab.until(() => window.careSight.within('.disc'));
        await go(new KeyboardShopper(tab));
        await tab.close();
      };
      record.test(`${engine}: ${rule}`, criteria, run, engine === 'Firefox' && firefoxIsMissing);
    },
  }));
}
