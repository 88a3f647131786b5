// The answers' views, with articles that need no server.
import type { Page } from 'playwright-core';
import type { AccessStage } from './access-stage.ts';
import { opened, type Direction, type View } from './access-ways.ts';
import { showArticles } from './shown-articles.ts';

async function answers(stage: AccessStage, direction: Direction): Promise<Page> {
  const { tab } = await opened(stage, direction, showArticles);
  await tab.locator('care-panel ul.ways .plain').first().waitFor();
  await tab.locator('care-panel .way').first().click();
  await tab.locator('care-answers .row').first().waitFor();
  return tab;
}

export const ANSWERS_VIEWS: readonly View[] = [
  {
    name: 'overview with answers',
    async show(stage, direction) {
      const { tab } = await opened(stage, direction, showArticles);
      await tab.locator('care-panel ul.ways .plain').first().waitFor();
      return tab;
    },
  },
  { name: 'answers', show: answers },
  {
    name: 'nothing found',
    async show(stage, direction) {
      const tab = await answers(stage, direction);
      await tab.locator('care-answers input').fill('qqqq wwww');
      await tab.locator('care-answers .empty').waitFor();
      return tab;
    },
  },
  {
    name: 'an answer that did not help',
    async show(stage, direction) {
      const tab = await answers(stage, direction);
      await tab.locator('care-answers .row[data-key=back]').click();
      await tab.locator('care-answers .vote .pill').last().click();
      await tab.locator('care-answers textarea').waitFor();
      return tab;
    },
  },
];
