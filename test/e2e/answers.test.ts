// Answers in real browsers: got once, then searched, read and voted on without a network; what the shop changes shows by itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, type Page } from 'puppeteer-core';
import { missing, type EngineName } from '../faults/browsers/engines.ts';
import { until } from '../faults/until.ts';
import { browserArguments, findBrowser } from '../support/find-browser.ts';
import { findFirefox, firefoxOptions } from '../support/firefox.ts';
import { openStage, type Stage } from '../support/stage.ts';

const WITHIN_MS = 30_000;

interface Made {
  readonly id: string;
}

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

/** As somebody of the team, by the log-in of the desk. */
async function admin<T = Made>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${stage.care.url}/v1/admin/sites/demo/${path}`, {
    method,
    headers: {
      cookie: 'agent=anna',
      origin: stage.care.url,
      'content-type': 'application/json',
    },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  });
  const answer = (await response.json()) as T;
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

async function publish(title: string, markdown: string): Promise<Made> {
  const made = await admin('POST', 'articles', { locale: 'en', title, markdown });
  await admin('POST', `articles/${made.id}/publish`);
  return made;
}

async function openShop(engine: EngineName): Promise<Page> {
  const options =
    engine === 'firefox'
      ? firefoxOptions(findFirefox()!)
      : { executablePath: findBrowser().path, args: browserArguments() };
  const page = await (await launch(options)).newPage();
  await page.goto(stage.shopUrl);
  await page.bringToFront();
  return page;
}

/** What is in the answers' view, by a selector; null for nothing. */
const textOf = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const panel = document.querySelector('care-widget')?.shadowRoot?.querySelector('care-panel');
    const answers = panel?.shadowRoot?.querySelector('care-answers');
    return answers?.shadowRoot?.querySelector(wanted)?.textContent?.trim() ?? null;
  }, selector);

async function shows(page: Page, selector: string, text: string): Promise<void> {
  let seen: string | null = null;
  const isShown = async () => (seen = await textOf(page, selector)) === text;
  assert.ok(await until(isShown, WITHIN_MS), `${selector} says ${seen} instead of ${text}`);
}

/** Goes there by itself: what is tested is not where a mouse is. */
const press = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
    const answers = panel.shadowRoot!.querySelector('care-answers')!;
    answers.shadowRoot!.querySelector<HTMLElement>(wanted)!.click();
  }, selector);

for (const engine of ['chromium', 'firefox'] as const)
  test(
    `[A1][A4][A9] ${engine}: loaded once, answers are found, read and voted on offline; the vote arrives once, and a change shows without a reload`,
    { skip: missing(engine) ?? false },
    async () => {
      const returns = await publish(`Returns in ${engine}`, 'Send it **back** within 30 days.');
      await publish(`Shipping in ${engine}`, 'We ship within 2 days.');
      const page = await openShop(engine);
      const votes: string[] = [];
      page.on('response', (response) => {
        if (response.url().includes('/vote?') && response.request().method() === 'PUT')
          votes.push(`${response.status()} ${response.request().postData()}`);
      });
      await page.evaluate(() => document.querySelector('care-widget')!.open('answers'));
      // The first search brings the engine.
      await shows(page, 'input', '');
      await page.keyboard.type('shipping');
      await shows(page, '.list .row b', `Shipping in ${engine}`);

      await page.setOfflineMode(true);
      await press(page, '.clear');
      await page.keyboard.type('send back');
      await shows(page, '.list .row b', `Returns in ${engine}`);
      await press(page, '.list .row');
      await shows(page, 'article .text strong', 'back');
      await press(page, '.vote button');
      await shows(page, '.thanks', 'Thank you for telling us.');
      assert.deepEqual(votes, []);

      await page.setOfflineMode(false);
      assert.ok(await until(() => votes.length > 0, WITHIN_MS), 'no vote came');
      assert.equal(votes.length, 1);
      assert.match(votes[0]!, /^200 .*"helpful":true/);

      await admin('PATCH', `articles/${returns.id}`, {
        markdown: 'Send it back within **60** days.',
      });
      await admin('POST', `articles/${returns.id}/publish`);
      await shows(page, 'article .text strong', '60');
      const { votes: counted } = await admin<{ votes: { helpful: number } }>(
        'GET',
        `articles/${returns.id}/feedback`,
      );
      assert.equal(counted.helpful, 1);
      await page.browser().close();
    },
  );
