// Journeys within a conversation, and those on which something is in the way.
import assert from 'node:assert/strict';
import { COVERED_LINK } from '../support/access-page.ts';
import { BUBBLE, FIELD } from '../support/keyboard-shopper.ts';
import { contactOf, seedTalk } from '../support/seeded-talk.ts';
import type { Journeys } from './keyboard-journeys.ts';

/** A page at 400 % on a screen of 1280 × 1024. */
const ZOOMED = { width: 320, height: 256 };

/** Refuses messages until the page says otherwise. Runs in the page. */
function refuseMessages(): void {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const { type, op, conversation, action } = JSON.parse(String(data)) as Record<string, unknown>;
    const kind = (action as { kind?: string } | undefined)?.kind;
    const accepts = document.documentElement.hasAttribute('data-accepts');
    if (type !== 'op' || kind !== 'message.post' || accepts) return send.call(this, data);
    const refusal = { type: 'nak', op, conversation, code: 'too-long', retryable: false };
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(refusal) }));
  };
}

/**
 * The events of an input method that writes and then takes Enter: while it composes, as Firefox and Chrome tell it, or
 * with the composition ended already, as Safari does. Says whether Enter was left to it. Runs in the page.
 */
async function composed(ends: 'composing' | 'after it'): Promise<boolean> {
  const field = window.careSight.within('textarea') as HTMLTextAreaElement;
  const tell = (type: string) =>
    field.dispatchEvent(
      new CompositionEvent(type, { data: '日本', bubbles: true, composed: true }),
    );
  const enter = (type: string, isComposing: boolean) =>
    field.dispatchEvent(
      new KeyboardEvent(type, {
        key: 'Enter',
        code: 'Enter',
        keyCode: 229,
        isComposing,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  tell('compositionstart');
  field.value = '日本';
  tell('compositionupdate');
  const input = { data: '日本', inputType: 'insertCompositionText', isComposing: true };
  field.dispatchEvent(new InputEvent('input', { ...input, bubbles: true, composed: true }));
  if (ends === 'after it') tell('compositionend');
  const isLeft = enter('keydown', ends === 'composing');
  if (ends === 'composing') tell('compositionend');
  enter('keyup', false);
  // What is sent is in the thread once it is kept, which is not at once.
  for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
  return isLeft;
}

/** Browsers scroll by keys in several frames. Runs in the page. */
async function scrollingIsOver(): Promise<void> {
  const box = window.careSight.within('.scroller')!;
  for (let before = -1; before !== box.scrollTop;) {
    before = box.scrollTop;
    for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame);
  }
}

export function messagesByKeyboard({ journey, engine, stage }: Journeys): void {
  journey(
    'a long conversation is scrolled by keys, and the way back to its end is one of them',
    ['2.1.1', '2.4.7', '2.4.11'],
    async (shopper) => {
      await shopper.open();
      const first = `The first of many, ${engine}`;
      await shopper.send(first);
      await shopper.sees('.state.sent, .state.delivered');
      const link = (i: number) => (i % 60 === 0 ? `: https://shop.example/${i}` : '');
      const texts = Array.from({ length: 200 }, (_, i) => `Message ${i + 1}${link(i)}`);
      await seedTalk(stage().store, await contactOf(stage().store, first), { texts });
      await shopper.tab.reload();
      await shopper.sees('.bubble');
      await shopper.tabTo(COVERED_LINK);
      await shopper.seesNo('.frame');
      await shopper.open();
      await shopper.goTo('Overview', 'Shift+Tab');
      await shopper.sees('.home');
      await shopper.goTo('Message 200', 'Shift+Tab');
      await shopper.sees('.scroller');
      await shopper.tabTo('Messages', 'Shift+Tab');
      const place = () => shopper.tab.run(() => window.careSight.within('.scroller')!.scrollTop);
      const end = await place();
      await shopper.tab.press('PageUp');
      await shopper.tab.until(
        (from) => window.careSight.within('.scroller')!.scrollTop < from - 100,
        end,
      );
      await shopper.sees('.latest');
      await shopper.tab.run(scrollingIsOver);
      // Every link on the way is looked at: none stands under the pill.
      await shopper.goTo('Go to the latest message');
      await shopper.seesNo('.latest');
      await shopper.tabTo(FIELD);
    },
  );

  journey(
    'a link in a message is followed in a new tab',
    ['2.1.1', '2.4.4', '2.4.7'],
    async (shopper) => {
      await shopper.open();
      await shopper.send(`Where is it, ${engine}?`);
      const address = `${stage().shopUrl}/other`;
      await stage().desk.answer(`Where is it, ${engine}?`, `There: ${address}`);
      await shopper.sees('.bubble a');
      await shopper.goTo(`${address} (opens in a new tab)`, 'Shift+Tab');
      for (let found = false; !found; found = (await shopper.tab.addresses()).includes(address))
        await shopper.tab.run(() => new Promise((next) => requestIdleCallback(next)));
    },
  );

  journey(
    'a refused message is tried again and another one discarded, and the focus is never lost',
    ['2.1.1', '2.4.3', '3.3.1', '3.3.3'],
    async (shopper) => {
      await shopper.open();
      await shopper.send('Refused, then taken');
      await shopper.sees('.failure');
      await shopper.tabTo('Discard', 'Shift+Tab');
      await shopper.tab.run(() => document.documentElement.setAttribute('data-accepts', ''));
      await shopper.goTo('Try again', 'Shift+Tab');
      await shopper.sees('.state.sent, .state.delivered');
      await shopper.focused('Messages');
      await shopper.tab.run(() => document.documentElement.removeAttribute('data-accepts'));
      await shopper.tabTo(FIELD);
      await shopper.send('Refused and discarded');
      await shopper.sees('.failure');
      await shopper.goTo('Discard', 'Shift+Tab');
      await shopper.seesNo('.failure');
      await shopper.focused('Messages');
      const texts = await shopper.tab.run(() => window.careSight.thread());
      assert.deepEqual(texts, ['Refused, then taken']);
    },
    { before: refuseMessages },
  );

  journey(
    'where the panel cannot be loaded, the contact page is one key away',
    ['2.1.1', '2.4.3', '2.4.7', '3.3.1'],
    async (shopper) => {
      await shopper.tab.setOffline(true);
      await shopper.goTo(BUBBLE);
      await shopper.sees('[role=alert] a');
      await shopper.focused(BUBBLE);
      await shopper.tabTo('Contact us', 'Shift+Tab');
      await shopper.tab.setOffline(false);
      // Firefox gives the same answer for a module that it could not load before, until the page is loaded anew.
      if (engine === 'Firefox') return;
      await shopper.goTo(BUBBLE);
      await shopper.focused(FIELD);
    },
  );

  for (const [where, size] of [
    ['on a wide screen', undefined],
    ['at 400 %', ZOOMED],
  ] as const)
    journey(
      `what has the focus on the page is not hidden by the open panel, ${where}`,
      ['2.4.11', '2.1.2'],
      async (shopper) => {
        await shopper.open();
        const way = await shopper.tabTo(COVERED_LINK, 'Shift+Tab');
        await shopper.seesNo('.frame');
        assert.equal((await shopper.focus()).shown, 1, way.map(({ name }) => name).join(' → '));
      },
      size ? { size } : {},
    );

  // Chromium has an input method of its own for this; Firefox is told what one would tell it.
  if (engine === 'Firefox')
    journey(
      'the Enter that ends a composition sends nothing',
      ['2.1.1', '3.2.2'],
      async (shopper) => {
        await shopper.open();
        for (const ends of ['composing', 'after it'] as const) {
          assert.equal(await shopper.tab.run(composed, ends), true, 'the input method has its key');
          assert.equal(await shopper.tab.run(() => window.careSight.draft()), '日本');
          assert.deepEqual(await shopper.tab.run(() => window.careSight.thread()), []);
        }
        await shopper.tab.press('Enter');
        await shopper.shows('日本');
        await shopper.tab.until(() => window.careSight.draft() === '');
      },
    );

  if (engine === 'Chromium')
    journey(
      'the Enter that ends a composition sends nothing',
      ['2.1.1', '3.2.2'],
      async (shopper) => {
        await shopper.open();
        const page = shopper.tab.chromium!;
        const session = await page.context().newCDPSession(page);
        const composed = { text: '日本', selectionStart: 2, selectionEnd: 2 };
        await session.send('Input.imeSetComposition', composed);
        const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
        await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
        assert.equal(await shopper.tab.run(() => window.careSight.draft()), '日本');
        assert.deepEqual(await shopper.tab.run(() => window.careSight.thread()), []);
        await session.send('Input.insertText', { text: '日本語' });
        await shopper.tab.press('Enter');
        await shopper.shows('日本語');
      },
    );
}
