// Those who answer write the answers: from the first line to what a shop's page reads, and two at once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { ArticlesDelta } from '../../sdk/protocol/articles.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

/** The articles of an agent's desk. */
async function articlesOf(who: string): Promise<Page> {
  const { tab, rows } = await stage.agent(who);
  // Whoever leaves a page is asked by the browser, and goes.
  tab.on('dialog', (dialog) => void dialog.accept());
  await tab.locator('care-desk-list').waitFor();
  await rows.or(tab.locator('care-desk-list .empty')).first().waitFor();
  await tab.keyboard.press('3');
  await tab.getByRole('heading', { name: 'Articles', exact: true }).waitFor();
  return tab;
}

const button = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true });
const saved = (tab: Page) => tab.locator('.said').filter({ hasText: /^Saved$/ });
const titleOf = (tab: Page) => tab.getByLabel('Title', { exact: true });
const textOf = (tab: Page) => tab.getByLabel('Text', { exact: true });

async function read(): Promise<ArticlesDelta> {
  const answer = await fetch(`${stage.care.url}/v1/articles?site=demo&locale=en`, {
    headers: { origin: stage.shopUrl },
  });
  assert.equal(answer.status, 200);
  return (await answer.json()) as ArticlesDelta;
}

test('an article is written, mended, published, changed and published again', async () => {
  const tab = await articlesOf('anna');
  await tab.keyboard.press('n');
  await titleOf(tab).fill('How do I send a shelf back?');
  await textOf(tab).fill('# By post\n\nWithin **30 days**.\n\n<b>not like this</b>');
  const problem = tab.locator('.problems button').filter({ hasText: /Line 5, column 1\s/ });
  await problem.waitFor();
  await button(tab, 'Publish').click();
  await tab.getByRole('alert').filter({ hasText: '5:1' }).waitFor();
  assert.deepEqual((await read()).articles, []);

  await problem.click();
  await tab.keyboard.press('Shift+End');
  await tab.keyboard.type('Or bring it.');
  await problem.waitFor({ state: 'detached' });
  await tab.locator('care-desk-article-page strong').filter({ hasText: '30 days' }).waitFor();
  await button(tab, 'Publish').click();
  await tab.locator('care-desk-article-editor .badge.published').waitFor();
  const [first] = (await read()).articles;
  assert.equal(first?.title, 'How do I send a shelf back?');
  assert.match(JSON.stringify(first?.content), /Or bring it\./);

  await textOf(tab).fill('Within **60 days**.');
  await tab.keyboard.press('Control+s');
  await saved(tab).waitFor();
  await tab.locator('care-desk-article-editor .badge.changed').waitFor();
  assert.match(JSON.stringify((await read()).articles), /30 days/);
  await button(tab, 'Publish changes').click();
  await tab.locator('care-desk-article-editor .badge.published').waitFor();
  const [second] = (await read()).articles;
  assert.match(JSON.stringify(second?.content), /60 days/);
  assert.equal(second?.version, 2);
  await tab.context().close();
});

test('of two who write the same article, neither loses anything, also over a reload', async () => {
  const anna = await articlesOf('anna');
  await anna.keyboard.press('n');
  await titleOf(anna).fill('Which screws fit?');
  await textOf(anna).fill('The long ones.');
  await button(anna, 'Save').click();
  await saved(anna).waitFor();

  const marek = await articlesOf('marek');
  await button(marek, 'New article').waitFor();
  await marek.locator('.rows button', { hasText: 'Which screws fit?' }).click();
  await textOf(marek).fill('The brass ones.');

  await textOf(anna).fill('The steel ones.');
  await anna.getByLabel('Keywords').fill('screw\nbolt');
  await button(anna, 'Save').click();
  await saved(anna).waitFor();

  await marek.reload();
  await marek.locator('care-desk-list').waitFor();
  await button(marek, 'Articles').click();
  await marek.locator('.rows button', { hasText: 'Not saved' }).click();
  await marek.getByText('Anna saved this article while you wrote').waitFor();
  assert.equal(await textOf(marek).inputValue(), 'The brass ones.');
  assert.equal(await marek.getByLabel('Keywords').inputValue(), 'screw\nbolt');
  assert.equal(await marek.locator('.clash textarea').inputValue(), 'The steel ones.');
  await button(marek, 'Save').click();
  await saved(marek).waitFor();

  await button(marek, 'Versions…').click();
  await marek.locator('.versions li').nth(2).waitFor();
  assert.match((await marek.locator('.versions li').allInnerTexts()).join(), /Marek[\s\S]*Anna/);
  await marek.locator('.versions li').nth(1).getByRole('button', { name: 'Restore' }).click();
  await marek.waitForFunction(
    (field) => (field as HTMLTextAreaElement).value === 'The steel ones.',
    await textOf(marek).elementHandle(),
  );
  await anna.context().close();
  await marek.context().close();
});
