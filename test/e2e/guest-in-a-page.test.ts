import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { openStage, type Stage } from '../support/stage.ts';

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

test('at 320 px nothing scrolls sideways, closed and open, with a long word in a message', async () => {
  const device = await stage.device({ viewport: { width: 320, height: 568 } });
  const shopper = await stage.shopper(device);
  const widths = () =>
    shopper.tab.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      panel: [...document.querySelectorAll('care-widget')]
        .flatMap((host) => [...(host.shadowRoot?.querySelectorAll('*') ?? [])])
        .flatMap((element) => [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])])
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => element.tagName + '.' + element.className),
    }));
  assert.deepEqual(await widths(), { page: 320, panel: [] });
  await shopper.open();
  await shopper.write(
    `Donaudampfschifffahrtsgesellschaft${'x'.repeat(80)} https://shop.example/${'a'.repeat(120)}`,
  );
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  assert.equal((await widths()).page, 320);
  const scrolls = await shopper.tab
    .locator('care-thread')
    .evaluate((thread) =>
      [...(thread.shadowRoot?.querySelectorAll('*') ?? [])]
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            getComputedStyle(element).overflowX !== 'visible' &&
            getComputedStyle(element).overflowX !== 'hidden' &&
            getComputedStyle(element).overflowX !== 'clip',
        )
        .map((element) => element.className),
    );
  assert.deepEqual(scrolls, []);
});

test('a chat needs nothing but the keyboard', async () => {
  const agent = await stage.agent('anna');
  const { tab, ...shopper } = await stage.shopper(await stage.device());
  const launcherName = await shopper.launcher.getAttribute('aria-label');
  assert.ok(launcherName, 'the launcher has a name');
  for (let presses = 0; presses < 10; presses++) {
    await tab.keyboard.press('Tab');
    if (await shopper.launcher.evaluate((button) => button.matches(':focus'))) break;
  }
  await tab.keyboard.press('Enter');
  await shopper.composer.waitFor({ state: 'visible' });
  await tab.waitForFunction(
    (field) => field?.matches(':focus'),
    await shopper.composer.elementHandle(),
  );
  await tab.keyboard.type('By keyboard alone');
  await tab.keyboard.press('Enter');
  await agent.openConversation('By keyboard alone');
  await agent.reply('Well done.');
  await tab.getByText('Well done.').first().waitFor();
  await tab.keyboard.press('Escape');
  await shopper.composer.waitFor({ state: 'hidden' });
  assert.equal(await shopper.launcher.evaluate((button) => button.matches(':focus')), true);
});

const VIEWS: [string, BrowserContextOptions][] = [
  ['light, desktop', { colorScheme: 'light' }],
  ['dark, desktop', { colorScheme: 'dark' }],
  ['light, phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
];
/** What fades in has its own colours. */
const STILL: BrowserContextOptions = { reducedMotion: 'reduce' };
for (const [view, options] of VIEWS)
  test(`axe finds nothing in widget and desk: ${view}`, async () => {
    const shopper = await stage.shopper(await stage.device({ ...options, ...STILL }));
    await shopper.open();
    await shopper.write(`Seen by axe, ${view}`);
    const agent = await stage.agent('anna', { ...options, ...STILL });
    await agent.openConversation(`Seen by axe, ${view}`);
    await agent.reply('It finds nothing: https://example.com');
    await shopper.tab.locator('care-thread .bubble', { hasText: 'It finds nothing' }).waitFor();
    const source = await readFile(AXE, 'utf8');
    for (const [name, tab] of [
      ['widget', shopper.tab],
      ['desk', agent.tab],
    ] as const) {
      await tab.evaluate(source);
      const violations = await tab.evaluate(
        async (element) => {
          const { axe } = window as unknown as { axe: typeof import('axe-core') };
          const results = await axe.run(element, { resultTypes: ['violations'] });
          return results.violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
          );
        },
        name === 'widget' ? 'care-widget' : 'care-desk',
      );
      assert.deepEqual(violations, [], name);
    }
  });
