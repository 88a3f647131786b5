// Views of what a message has beside its text.
import { opened, openFromList, seeded, type View } from './access-ways.ts';
import { chooseFiles, nextChoice } from './chosen-files.ts';

const CARD = {
  title: 'Oak shelf, 60 cm',
  text: 'Solid oak, oiled by hand.',
  image: 'https://shop.example/shelf.svg',
  links: [
    { label: 'See the shelf', url: 'https://shop.example/shelf' },
    { label: 'All shelves', url: 'https://shop.example/shelves' },
  ],
};
const PICTURE = {
  contentType: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90"><rect width="160" height="90" fill="#7a5230"/></svg>',
};

/** In every state that a file can be in: ready, refused, broken off, on its way, and one that is not taken at all. */
const EVERY_STATE = 'oak.png false.png broken.txt held.txt tool.exe';

export const MESSAGE_VIEWS: readonly View[] = [
  {
    name: 'files to be sent',
    async show(stage, direction) {
      const { tab } = await opened(stage, direction, (device) => device.addInitScript(chooseFiles));
      await tab.evaluate(nextChoice, EVERY_STATE);
      await tab.locator('care-attachments .clip').click();
      await tab.locator('care-attachments li.sending').waitFor();
      await tab.locator('care-attachments li.failed').nth(1).waitFor();
      await tab.locator('care-attachments .problem').waitFor();
      return tab;
    },
  },
  {
    name: 'file viewer',
    async show(stage, direction) {
      const { tab, composer } = await opened(stage, direction, (device) =>
        device.addInitScript(chooseFiles),
      );
      await tab.evaluate(nextChoice, 'oak.png beech.png list.txt');
      await tab.locator('care-attachments .clip').click();
      await tab.locator('care-attachments li.ready').nth(2).waitFor();
      await composer.press('Enter');
      await tab.locator('care-extras button.file').waitFor();
      await tab.locator('care-extras .picture').first().click();
      await tab.locator('care-extras .viewer img').waitFor();
      return tab;
    },
  },
  {
    name: 'emoji',
    async show(stage, direction) {
      const { tab } = await opened(stage, direction);
      await tab.locator('care-emoji .open').click();
      await tab.locator('care-emoji .all').waitFor();
      return tab;
    },
  },
  {
    name: 'card',
    async show(stage, direction) {
      const { tab } = await seeded(stage, direction, {
        texts: [direction.question],
        offer: { text: direction.answer, card: CARD },
        prepare: (device) => device.route(CARD.image, (route) => route.fulfill(PICTURE)),
      });
      await openFromList(tab, direction.answer);
      const picture = tab.locator('care-extras .card img');
      await tab.waitForFunction(isDrawn, await picture.elementHandle());
      return tab;
    },
  },
  {
    name: 'suggested answers',
    async show(stage, direction) {
      const choices = [direction.question, direction.answer, '60 cm'];
      const offer = { text: direction.answer, choices };
      const { tab } = await seeded(stage, direction, { texts: [direction.question], offer });
      await openFromList(tab, direction.answer);
      await tab.locator('care-extras .choices button').last().waitFor();
      return tab;
    },
  },
];

const isDrawn = (image: unknown) => (image as HTMLImageElement).naturalWidth > 0;
