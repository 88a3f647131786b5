import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { until } from '../faults/until.ts';
import { countedCare, type CountedCare } from '../support/counted-care.ts';
import { quietNetwork } from '../support/quiet-network.ts';
import { ShopperPage } from '../support/shopper-page.ts';
import { openStageWith, type Stage } from '../support/stage.ts';

const TAKEOVER_MAX_MS = 15_000;
const AGREED_WITHIN_MS = 20_000;

let stage: Stage<CountedCare>;
before(async () => {
  stage = await openStageWith(countedCare);
});
after(() => stage.close());

const sockets = () => stage.care.socketsOf(stage.shopUrl);

/** Tabs of one device with the same conversation in each. */
async function tabsOf(device: BrowserContext, count: number, first: string) {
  const one = await stage.shopper(device);
  await one.open();
  await one.write(first);
  await isSent(one);
  const tabs = [one];
  while (tabs.length < count) {
    const tab = await stage.shopper(device);
    await tab.open();
    await tab.bubble(first).waitFor();
    tabs.push(tab);
  }
  await stage.care.whenSockets(stage.shopUrl, 1);
  return tabs as [ShopperPage, ShopperPage, ...ShopperPage[]];
}

function isSent(shopper: ShopperPage): Promise<void> {
  const sent = /Sent|Delivered|Read/;
  return shopper.state().filter({ hasText: sent }).waitFor();
}

/** Which of them has the lock. */
async function leaderOf(tabs: readonly ShopperPage[]): Promise<ShopperPage> {
  for (const shopper of tabs) if (await shopper.tab.evaluate(isLeader)) return shopper;
  throw new Error('No tab leads.');
}

function isLeader(): Promise<boolean> {
  return navigator.locks.request('who-am-i', async () => {
    const { held = [] } = await navigator.locks.query();
    const idOf = (name: string) => held.find((lock) => lock.name === name)?.clientId;
    return idOf('care-widget:demo') === idOf('who-am-i');
  });
}

/** Each tab writes, and each shows all that was written, once and in the same order. */
async function assertWhole(tabs: readonly ShopperPage[], word: string): Promise<void> {
  await Promise.all(tabs.map((shopper, i) => shopper.write(`${word} ${i}`)));
  for (const shopper of tabs)
    for (const i of tabs.keys()) await shopper.bubble(`${word} ${i}`).waitFor();
  await stage.care.whenSockets(stage.shopUrl, 1);
  // A tab shows its own below those of others until it has heard where they stand.
  let shown: readonly (readonly string[])[] = [];
  await until(async () => {
    shown = await Promise.all(tabs.map((shopper) => shopper.texts()));
    return shown.every((texts) => texts.join('\n') === shown[0]!.join('\n'));
  }, AGREED_WITHIN_MS);
  for (const texts of shown) {
    assert.deepEqual(texts, shown[0]);
    assert.equal(new Set(texts).size, texts.length, `nothing twice in ${texts.join(', ')}`);
  }
}

/** Milliseconds until what one tab writes is sent, and shown by another. */
async function takeover(writer: ShopperPage, reader: ShopperPage, text: string): Promise<number> {
  const from = performance.now();
  await writer.write(text);
  await reader.bubble(text).waitFor({ timeout: 2 * TAKEOVER_MAX_MS });
  await isSent(writer);
  return Math.round(performance.now() - from);
}

function withinLimit(t: { diagnostic(text: string): void }, what: string, ms: number): void {
  t.diagnostic(`${what}: ${ms} ms`);
  assert.ok(ms <= TAKEOVER_MAX_MS, `${what} after ${ms} ms`);
}

function session(tab: Page): Promise<CDPSession> {
  return tab.context().newCDPSession(tab);
}

test('a single tab loads nothing for others: loader, panel, words, site, answers, its store and one socket', async () => {
  const device = await stage.device();
  const tab = await device.newPage();
  const requests: string[] = [];
  tab.on('request', (request) => {
    if (!request.isNavigationRequest()) requests.push(new URL(request.url()).pathname);
  });
  const opened: string[] = [];
  tab.on('websocket', (socket) => opened.push(new URL(socket.url()).pathname));
  await tab.goto(stage.shopUrl);
  const shopper = new ShopperPage(tab);
  await shopper.open();
  await shopper.write('alone');
  await isSent(shopper);
  const expected = [
    '/v1/articles',
    '/v1/sites/demo',
    '/widget/care-article-body.js',
    '/widget/care-composer-additions.js',
    '/widget/care-define-thread.js',
    '/widget/care-file-size.js',
    '/widget/care-idb-article-shelf.js',
    '/widget/care-idb-connection.js',
    '/widget/care-idb-history.js',
    '/widget/care-load-finder.js',
    '/widget/care-open-articles.js',
    '/widget/care-page-side.js',
    '/widget/care-panel.js',
    '/widget/care-read-articles.js',
    '/widget/care-widget.js',
    '/widget/care-words-en.js',
  ];
  await until(() => requests.length >= expected.length, AGREED_WITHIN_MS);
  await quietNetwork(tab);
  const names = requests.map((path) => path.replace(/-[\w-]{8}\.js$/, '.js'));
  assert.deepEqual(names.sort(), expected);
  assert.deepEqual(opened, ['/v1/socket']);
  await device.close();
});

test('[P2] [P3] ten tabs have one socket, and each shows what all of them write', async () => {
  const device = await stage.device();
  const tabs = await tabsOf(device, 10, 'ten tabs');
  assert.equal(sockets(), 1);
  await assertWhole(tabs, 'of ten');
  const agent = await stage.agent();
  await agent.openConversation('of ten');
  await agent.reply('I see all of you.');
  for (const shopper of tabs) await shopper.bubble('I see all of you.').waitFor();
  assert.deepEqual(await agent.texts(), await tabs[0].texts());
  assert.equal(sockets(), 1);
  await device.close();
});

test('the leader is closed, or goes to another page: another tab is there in seconds', async (t) => {
  const device = await stage.device();
  const tabs = await tabsOf(device, 3, 'to be closed');
  const leader = await leaderOf(tabs);
  const [writer, reader] = tabs.filter((tab) => tab !== leader);
  await leader.tab.close();
  withinLimit(t, 'closed', await takeover(writer!, reader!, 'after the close'));

  const next = await leaderOf([writer!, reader!]);
  const other = next === writer ? reader! : writer!;
  await next.tab.goto(`${stage.shopUrl}/other`);
  withinLimit(t, 'navigated', await takeover(other, other, 'after the other page'));
  await next.bubble('after the other page').waitFor();
  await assertWhole([writer!, reader!], 'all');
  await device.close();
});

test('the leader crashes: another tab is there in seconds', async (t) => {
  const device = await stage.device();
  const tabs = await tabsOf(device, 3, 'to be crashed');
  const leader = await leaderOf(tabs);
  const rest = tabs.filter((tab) => tab !== leader);
  const crashed = new Promise((resolve) => leader.tab.once('crash', resolve));
  const cdp = await session(leader.tab);
  cdp.send('Page.crash').catch(() => {}); // nobody is left to answer
  await crashed;
  withinLimit(t, 'crashed', await takeover(rest[0]!, rest[1]!, 'after the crash'));
  await assertWhole(rest, 'survivors');
  await device.close();
});

test('the leader is frozen by the browser: another tab is there within 15 s', async (t) => {
  const device = await stage.device();
  const tabs = await tabsOf(device, 3, 'to be frozen');
  const leader = await leaderOf(tabs);
  const rest = tabs.filter((tab) => tab !== leader);
  const cdp = await session(leader.tab);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  withinLimit(t, 'frozen', await takeover(rest[0]!, rest[1]!, 'after the freeze'));
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await leader.bubble('after the freeze').waitFor();
  await assertWhole(tabs, 'thawed');
  await device.close();
});

test('the leader stands still without a word: another tab is there within 15 s', async (t) => {
  const device = await stage.device();
  const tabs = await tabsOf(device, 3, 'to be stopped');
  const leader = await leaderOf(tabs);
  const rest = tabs.filter((tab) => tab !== leader);
  const cdp = await session(leader.tab);
  await cdp.send('Debugger.enable');
  const paused = new Promise((resolve) => cdp.once('Debugger.paused', resolve));
  await cdp.send('Debugger.pause');
  await paused;
  withinLimit(t, 'stopped', await takeover(rest[0]!, rest[1]!, 'while it stands'));
  assert.notEqual(await leaderOf(rest), leader);
  await cdp.send('Debugger.disable');
  await leader.bubble('while it stands').waitFor();
  await assertWhole(tabs, 'running');
  await device.close();
});
