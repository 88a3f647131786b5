// Texts of the XSS corpus go from the server into real pages, wherever those show a text, without a policy and under a
// strict one. `npm test` takes one text of many; `XSS_CORPUS=full node --test test/e2e/hostile-corpus.test.ts` takes all.
// Needs a build.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText } from '../../sdk/core/clean-text.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import {
  CARD_TEXT_MAX_CHARS,
  CHOICE_MAX_CHARS,
  NAME_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { DeskPage } from '../support/desk-page.ts';
import {
  nothingGotThrough,
  openHostileStage,
  STRICT,
  type HostileStage,
  type Watched,
} from '../support/hostile-stage.ts';
import { exactly, ShopperPage } from '../support/shopper-page.ts';
import { XSS_CORPUS } from '../support/xss/corpus.ts';

const FULL = process.env['XSS_CORPUS'] === 'full';
const SHARE = FULL ? 1 : 80;
/** What both threads show at once, fewer than they keep in the page. */
const BATCH = 20;
/** So many texts are said in one conversation; the next ones have a shop of their own, whose list is short again. */
const TALK = 100;
const ANNA: Author = { role: 'agent', id: 'anna', name: 'Anna' };

for (const policy of ['', STRICT])
  test(`texts of the corpus stay text wherever widget and desk show them, ${policy ? 'under a strict policy' : 'without a policy'}`, async (t) => {
    const texts = XSS_CORPUS.filter((_, i) => i % SHARE === (policy ? 1 : 2) % SHARE);
    let taken = 0;
    for (const some of inBatches(texts, TALK)) taken += await inShop(some, policy);
    t.diagnostic(`${texts.length} texts, in ${taken} places; each place was looked at twice`);
    assert.ok(taken > texts.length * 5, `${taken} places took the ${texts.length} texts`);
  });

async function inShop(texts: readonly string[], policy: string): Promise<number> {
  const stage = await openHostileStage();
  try {
    return await sayAll(stage, texts, policy);
  } finally {
    await stage.close();
  }
}

/** In one conversation, with both sides open. @returns how often the server took a text */
async function sayAll(
  stage: HostileStage,
  texts: readonly string[],
  policy: string,
): Promise<number> {
  const widget = await stage.watched(`/${policy}`);
  const shopper = new ShopperPage(widget.tab);
  await shopper.open();
  const own = 'mine is the first';
  await shopper.write(`${own}: ${texts[0]}`);
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  const desk = await stage.watched(`/desk${policy}`);
  const agent = new DeskPage(desk.tab);
  const conversation = (await agent.rows
    .filter({ hasText: own })
    .getAttribute('data-conversation'))!;
  await agent.openConversation(own);
  let taken = 0;
  for (const [i, batch] of inBatches(texts, BATCH).entries()) {
    for (const text of batch) taken += await sayEverywhere(stage, text, conversation);
    const end = `the end of ${i}`;
    await stage.apply(ANNA, conversation, { kind: 'message.post', text: end });
    await looked(widget, 'care-widget', end);
    await looked(desk, 'care-desk', end);
    await assertSaid(widget, batch.at(-1)!);
  }
  // The list in the widget shows what was said last.
  await widget.tab.locator('care-panel .back').click();
  await widget.tab.locator('care-panel .conversations').waitFor();
  await nothingGotThrough(widget, 'care-widget');
  return taken;
}

/** As words, name, note, assignee, card, answers to choose from; and as name, title, address and preview of another talk. */
async function sayEverywhere(
  stage: HostileStage,
  text: string,
  conversation: string,
): Promise<number> {
  const name = text.slice(0, NAME_MAX_CHARS);
  // An id that is no whole text is refused, and the words with it.
  const agent: Author = { role: 'agent', id: cleanText(text.slice(0, 40)) || 'x', name };
  const guest: Author = { role: 'contact', id: uuidV4(), name };
  const other = uuidV4();
  const url = `https://shop.example/${text}`;
  const card = {
    title: text.slice(0, TITLE_MAX_CHARS),
    text: text.slice(0, CARD_TEXT_MAX_CHARS),
    links: [{ label: text.slice(0, CHOICE_MAX_CHARS), url }],
  };
  const choices = [text.slice(0, CHOICE_MAX_CHARS)];
  const page = { url, title: text.slice(0, TITLE_MAX_CHARS) };
  const said = [
    () => stage.apply(agent, conversation, { kind: 'note.post', text }),
    () => stage.apply(agent, conversation, { kind: 'message.post', text: 'See:', card, choices }),
    () =>
      stage.apply(agent, conversation, {
        kind: 'conversation.assign',
        assignee: { id: agent.id, name },
      }),
    () => stage.apply(guest, other, { kind: 'conversation.start', channel: 'chat', page }),
    () => stage.apply(guest, other, { kind: 'message.post', text }),
    () => stage.apply(agent, conversation, { kind: 'message.post', text }),
  ];
  let taken = 0;
  for (const say of said) taken += await isTaken(say);
  return taken;
}

/** Some texts are too long for a place, or nothing when they are trimmed: those get no further than the server. */
async function isTaken(say: () => Promise<unknown>): Promise<number> {
  try {
    await say();
    return 1;
  } catch (error) {
    if (error instanceof CareError && !error.retryable) return 0;
    throw error;
  }
}

async function looked(seen: Watched, host: string, end: string): Promise<void> {
  await seen.tab
    .locator('care-thread .bubble')
    .filter({ hasText: exactly(end) })
    .waitFor();
  await nothingGotThrough(seen, host);
}

/** The text is there as the server took it: nothing was taken out of it on the way. */
async function assertSaid({ tab }: Watched, text: string): Promise<void> {
  const shown = await tab.locator('care-thread li.row .bubble').allTextContents();
  const plain = shown.map((one) => one.replaceAll(' (opens in a new tab)', ''));
  assert.ok(plain.includes(cleanText(text)), JSON.stringify([text, ...plain.slice(-2)]));
}

function inBatches<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
