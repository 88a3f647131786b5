// Journeys through what a message has beside its text: files and their viewer, emoji, cards, suggested answers.
import assert from 'node:assert/strict';
import { COVERED_LINK } from '../support/access-page.ts';
import { chooseFiles, nextChoice } from '../support/chosen-files.ts';
import { FIELD, type KeyboardShopper } from '../support/keyboard-shopper.ts';
import { contactOf, seedTalk, type SeededTalk } from '../support/seeded-talk.ts';
import type { Journeys } from './keyboard-journeys.ts';

const BACK = 'Shift+Tab';

export function additionsByKeyboard({ journey, engine, stage }: Journeys): void {
  journey(
    'files are attached, tried again and taken away, and go without words; the focus is never lost',
    ['2.1.1', '2.4.3', '2.4.7', '2.4.11', '3.3.1', '3.3.3'],
    async (shopper) => {
      await shopper.open();
      await attach(shopper, 'false.png broken.txt held.txt tool.exe');
      await shopper.sees('li.failed + li.failed + li.sending');
      await shopper.sees('.problem');
      await shopper.focused(FIELD);
      await shopper.goTo('Remove held.txt', BACK);
      await shopper.focused('Attach a file');
      await shopper.goTo('Try again: broken.txt', BACK);
      await shopper.sees('li.ready');
      await shopper.focused('Remove broken.txt');
      await shopper.goTo('Remove false.png', BACK);
      await shopper.focused('Attach a file');
      await shopper.tabTo(FIELD);
      await shopper.tab.press('Enter');
      await shopper.sees('button.file');
      await shopper.seesNo('.tray');
      await shopper.focused(FIELD);
      await shopper.tabTo('Download', BACK);
    },
    { before: chooseFiles },
  );

  journey(
    'pictures are looked at one after the other, and the way back leads to the one that was opened',
    ['2.1.1', '2.1.2', '2.4.3', '2.4.7', '2.4.11'],
    async (shopper) => {
      await shopper.open();
      await attach(shopper, 'oak.png beech.png');
      await shopper.sees('li.ready + li.ready');
      await shopper.tab.press('Enter');
      await shopper.seesNo('.tray');
      await shopper.sees('[aria-label="Open the picture oak.png"]');
      await shopper.goTo('Open the picture oak.png', BACK);
      await shopper.sees('.viewer img[alt="oak.png"]');
      await shopper.focused('Download');
      await shopper.tab.press('ArrowRight');
      await shopper.sees('.viewer img[alt="beech.png"]');
      await shopper.goTo('Previous');
      await shopper.sees('.viewer img[alt="oak.png"]');
      assert.match((await shopper.focus()).name, /^(Previous|Next)$/, 'the focus is in the viewer');
      await shopper.tab.press('Escape');
      await shopper.seesNo('.viewer');
      await shopper.focused('Open the picture oak.png');
      await shopper.sees('.frame');
      await shopper.tab.press('Enter');
      await shopper.sees('.viewer');
      await shopper.goTo('Close');
      await shopper.seesNo('.viewer');
      await shopper.focused('Open the picture oak.png');
    },
    { before: chooseFiles },
  );

  journey(
    'an emoji is found by arrows and put where one writes; Escape closes them and nothing else',
    ['2.1.1', '2.1.2', '2.4.3', '2.4.7', '2.4.11'],
    async (shopper) => {
      await shopper.open();
      await shopper.tab.type('Good');
      await shopper.sees('.open');
      await shopper.goTo('Emoji', BACK);
      await shopper.sees('.all');
      await shopper.focused('🙂');
      await shopper.tab.press('ArrowDown');
      await shopper.tab.press('ArrowRight');
      await shopper.focused('🤔');
      await shopper.tab.press('End');
      await shopper.focused('🍀');
      await shopper.tab.press('Escape');
      await shopper.seesNo('.all');
      await shopper.focused('Emoji');
      await shopper.tab.press('Enter');
      await shopper.focused('🍀');
      await shopper.tab.press('Home');
      await shopper.tab.press('Enter');
      await shopper.seesNo('.all');
      await shopper.focused(FIELD);
      assert.equal(await shopper.tab.run(() => window.careSight.draft()), 'Good🙂');
      await shopper.goTo('Emoji', BACK);
      await shopper.tabTo(FIELD);
      await shopper.seesNo('.all');
    },
  );

  journey(
    'the links of a card are reached, and a suggested answer is given, with the focus in the conversation',
    ['2.1.1', '2.4.3', '2.4.4', '2.4.7', '2.4.11'],
    async (shopper) => {
      const links = [{ label: 'See the shelf', url: `${stage().shopUrl}/other` }];
      await openSeeded(shopper, `A card, please, ${engine}`, {
        texts: ['Which one?'],
        offer: {
          text: 'This one.',
          card: { title: 'Oak shelf', text: 'Oiled by hand.', links },
          choices: [`Yes, ${engine}`, 'No'],
        },
      });
      await shopper.tabTo('No', BACK);
      await shopper.tabTo('See the shelf (opens in a new tab)', BACK);
      await shopper.goTo(`Yes, ${engine}`);
      await shopper.shows(`Yes, ${engine}`);
      await shopper.focused('Messages');
      await shopper.seesNo('.choices button');
    },
  );

  /** A conversation that is there already, opened from the overview, with the focus where one writes. */
  async function openSeeded(shopper: KeyboardShopper, own: string, talk: SeededTalk) {
    await shopper.open();
    await shopper.send(own);
    await shopper.sees('.state.sent, .state.delivered');
    await seedTalk(stage().store, await contactOf(stage().store, own), talk);
    await shopper.tab.reload();
    await shopper.sees('.bubble');
    await shopper.tabTo(COVERED_LINK);
    await shopper.seesNo('.frame');
    await shopper.open();
    await shopper.goTo('Overview', BACK);
    await shopper.sees('.conversations');
    await shopper.goTo(talk.offer!.text, BACK);
    await shopper.shows(talk.offer!.text);
    await shopper.focused(FIELD);
  }
}

async function attach(shopper: KeyboardShopper, names: string): Promise<void> {
  await shopper.tab.run(nextChoice, names);
  await shopper.sees('.clip');
  await shopper.goTo('Attach a file', BACK);
  await shopper.sees('.tray');
  await shopper.focused(FIELD);
}
