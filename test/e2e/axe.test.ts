// axe looks at every view, in both schemes, directions and widths, and where colours are forced.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Page } from 'playwright-core';
import { openAccessStage, type AccessStage } from '../support/access-stage.ts';
import { VIEWS } from '../support/access-views.ts';
import { DIRECTIONS } from '../support/access-ways.ts';
import { AccessibilityRecord } from '../support/accessibility-record.ts';
import { axeLook } from '../support/axe-look.ts';
import { shownWhole } from './axe-shown-whole.ts';

const WIDTHS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

const SCHEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

const record = new AccessibilityRecord('axe and what is shown');

let stage: AccessStage;
before(async () => {
  stage = await openAccessStage();
  record.ranIn(`Chromium ${stage.browser.version()}`);
});
after(async () => {
  record.write();
  await stage.close();
});

for (const view of VIEWS)
  for (const direction of DIRECTIONS)
    record.test(
      `${view.name}, ${direction.name}: axe finds nothing, and all of it can be seen and hit`,
      [],
      async () => {
        const page = await view.show(stage, direction);
        const found: string[] = [];
        for (const [width, size] of Object.entries(WIDTHS)) {
          await page.setViewportSize(size);
          for (const [scheme, media] of Object.entries(SCHEMES)) {
            await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
            await settled(page);
            const { rules, ...look } = await axeLook(page);
            record.look(
              { view: view.name, scheme, direction: direction.name, width, ...look },
              rules,
            );
            found.push(...look.violations.map((violation) => `${width}, ${scheme}: ${violation}`));
          }
        }
        for (const { title, criteria, found: wrong } of await shownWhole(page)) {
          record.held({ title, criteria, passed: wrong.length === 0 });
          found.push(...wrong.map((one) => `${title}: ${one}`));
        }
        await page.context().close();
        assert.deepEqual(found, []);
      },
    );

/** Styles of the size and scheme that were just set are in force. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((next) => requestAnimationFrame(() => requestAnimationFrame(() => next()))),
  );
}
