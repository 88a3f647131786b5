// Journeys from view to view.
import assert from 'node:assert/strict';
import { COVERED_LINK } from '../support/access-page.ts';
import { BUBBLE, FIELD } from '../support/keyboard-shopper.ts';
import type { Focus } from '../support/page-sight.ts';
import { contactOf, seedTalk } from '../support/seeded-talk.ts';
import type { Journeys } from './keyboard-journeys.ts';

const names = (way: readonly Focus[]) => way.map(({ name }) => name);

export function waysThroughTheViews({ journey, engine, stage }: Journeys): void {
  journey(
    'Tab reaches the bubble; Enter and Space open it where one writes, and Escape goes back to the bubble',
    ['2.1.1', '2.1.2', '2.4.3', '2.4.7'],
    async (shopper) => {
      for (const key of ['Enter', ' '] as const) {
        await shopper.open(key);
        assert.equal((await shopper.focus()).tag, 'textarea');
        await shopper.tab.press('Escape');
        await shopper.seesNo('.frame');
        await shopper.focused(BUBBLE);
        await shopper.tab.press('Shift+Tab');
      }
    },
  );

  journey(
    'Enter sends, Shift and Enter break the line, and the focus stays where one writes',
    ['2.1.1', '3.2.2'],
    async (shopper) => {
      await shopper.open();
      await shopper.tab.type('One line');
      await shopper.tab.press('Shift+Enter');
      await shopper.tab.type('and another');
      assert.equal(await shopper.tab.run(() => window.careSight.draft()), 'One line\nand another');
      await shopper.tab.press('Enter');
      await shopper.shows('One line\nand another');
      await shopper.focused(FIELD);
      await shopper.tab.type('By the button');
      await shopper.goTo('Send');
      await shopper.shows('By the button');
      await shopper.focused(FIELD);
    },
  );

  journey(
    'Tab goes through a conversation from top to bottom, there and back',
    ['2.4.3', '2.4.7', '2.4.11', '1.3.2'],
    async (shopper) => {
      await shopper.open();
      await shopper.send('Which way does Tab go?');
      await shopper.tab.type('Not sent yet');
      await shopper.sees('.clip');
      const back = await shopper.tabTo(BUBBLE, 'Shift+Tab');
      assert.deepEqual(names(back), [
        'Emoji',
        'Attach a file',
        'Messages',
        'Overview',
        'Close',
        BUBBLE,
      ]);
      const there = await shopper.tabTo('Send');
      assert.deepEqual(names(there), [
        'Close',
        'Overview',
        'Messages',
        'Attach a file',
        'Emoji',
        FIELD,
        'Send',
      ]);
      assertDownwards(there);
    },
  );

  journey(
    'the overview and back: a conversation is opened from the list, with the focus where one writes',
    ['2.1.1', '2.4.3', '2.4.7', '2.4.11'],
    async (shopper) => {
      await shopper.open();
      await shopper.send(`The newest question, ${engine}`);
      await shopper.sees('.state.sent, .state.delivered');
      const contact = await contactOf(stage().store, `The newest question, ${engine}`);
      await seedTalk(stage().store, contact, { texts: ['An older question'], resolved: true });
      await shopper.tab.reload();
      await shopper.sees('.bubble');
      // What the page has below the open panel closes it.
      await shopper.tabTo(COVERED_LINK);
      await shopper.seesNo('.frame');
      await shopper.open();
      await shopper.goTo('Overview', 'Shift+Tab');
      await shopper.sees('.home');
      await shopper.focused(FIELD);
      const up = await shopper.tabTo('Close', 'Shift+Tab');
      assertDownwards([...up].reverse());
      await shopper.goTo('An older question');
      await shopper.shows('An older question');
      await shopper.focused(FIELD);
      await shopper.goTo('Overview', 'Shift+Tab');
      await shopper.focused(FIELD);
      await shopper.goTo('The newest question', 'Shift+Tab');
      await shopper.shows(`The newest question, ${engine}`);
      await shopper.focused(FIELD);
    },
  );

  journey(
    'one’s data: what would be forgotten is asked about first, and cancelled',
    ['2.1.1', '2.4.3', '3.3.4'],
    async (shopper) => {
      await shopper.open();
      await shopper.send('Not to be forgotten');
      await shopper.goTo('Overview', 'Shift+Tab');
      await shopper.sees('.home');
      await shopper.goTo('Your data', 'Shift+Tab');
      await shopper.tab.until(() => window.careSight.focus().tag === 'h2');
      await shopper.sees('.ask');
      await shopper.goTo('Forget this device');
      await shopper.focused('Cancel');
      assert.deepEqual(names(await shopper.tabTo('Forget', 'Shift+Tab')), ['Forget this device']);
      await shopper.goTo('Cancel');
      await shopper.focused('Forget this device…');
      await shopper.goTo('Overview', 'Shift+Tab');
      await shopper.goTo('Not to be forgotten', 'Shift+Tab');
      await shopper.shows('Not to be forgotten');
    },
  );
}

/** What follows by Tab stands below what was before it, or beside it. The bubble comes first, from wherever it is. */
function assertDownwards(way: readonly Focus[]): void {
  const inPanel = way.filter(({ inWidget, name }) => inWidget && name !== BUBBLE);
  for (const [i, { name, bottom }] of inPanel.entries()) {
    const before = inPanel[i - 1];
    assert.ok(!before || bottom > before.top, `"${name}" is above "${before?.name}"`);
  }
}
