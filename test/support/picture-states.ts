// Views that are rarely seen and never by chance: what is said when something fails, and what shows only at times.
import type { Page } from 'playwright-core';
import type { CarePanelElement } from '../../widget/elements/care-panel.ts';
import type { CareSnapshot } from '../../widget/client/snapshot.ts';
import {
  DESKTOP,
  leave,
  PHONE,
  sitDown,
  talk,
  visit,
  type Studio,
  type Words,
} from './picture-studio.ts';

const PANEL_FILE = /\/care-panel-[^/]+\.js$/;
const SHOP = '/p/tarn';

/** Takes every one of them; each scene is a page of its own. */
export async function rareViews(studio: Studio): Promise<void> {
  for (const scene of [
    loading,
    refused,
    unreachable,
    news,
    several,
    proving,
    solved,
    notes,
    german,
    emptyDesk,
    signedOutDesk,
  ])
    await scene(studio);
}

/** The disc while the panel is on its way, and what is left when it does not come; a site that nobody knows. */
async function loading(studio: Studio): Promise<void> {
  const slow = await visit(studio, SHOP, DESKTOP, (tab) => tab.route(PANEL_FILE, () => {}));
  await slow.launcher.click();
  await studio.take(slow.tab, 'widget-loading');
  const lost = await visit(studio, SHOP, DESKTOP, (tab) =>
    tab.route(PANEL_FILE, (route) => route.abort()),
  );
  await lost.launcher.click();
  await lost.tab.getByRole('alert').waitFor();
  await studio.take(lost.tab, 'widget-not-loaded');
  const unknown = await visit(studio, SHOP, DESKTOP, (tab) =>
    tab.route(/\/v1\/sites\/demo$/, (route) =>
      route.fulfill({ status: 404, json: { error: { code: 'unknown-site' } } }),
    ),
  );
  await unknown.launcher.click();
  await unknown.tab.getByRole('link', { name: 'Contact us' }).waitFor();
  await studio.take(unknown.tab, 'widget-unknown-site');
  await leave(slow, lost, unknown);
}

/** A message that the server refuses. */
async function refused(studio: Studio): Promise<void> {
  const shopper = await visit(studio, SHOP, PHONE, refuseAll);
  await shopper.open();
  await shopper.write('Could you send me the measurements of the Tarn bowl?');
  await shopper.tab.getByRole('button', { name: 'Try again' }).waitFor();
  await studio.take(shopper.tab, 'widget-refused');
  await leave(shopper);
}

async function refuseAll(tab: Page): Promise<void> {
  await tab.routeWebSocket(/./, (page) => {
    const server = page.connectToServer();
    page.onMessage((text) => {
      const { type, op, conversation } = JSON.parse(String(text)) as Record<string, string>;
      if (type !== 'op') return server.send(text);
      const nak = { type: 'nak', op, conversation, code: 'too-long', retryable: false };
      page.send(JSON.stringify(nak));
    });
  });
}

async function unreachable(studio: Studio): Promise<void> {
  const shopper = await visit(studio, SHOP, DESKTOP, (tab) =>
    tab.route(/\/v1\//, (route) => route.abort()),
  );
  await shopper.open();
  await shopper.tab.getByRole('status').filter({ hasText: 'reach' }).waitFor();
  await studio.take(shopper.tab, 'widget-unreachable');
  await leave(shopper);
}

/** What comes while one is elsewhere: the badge, the line above it, the pill below. */
async function news(studio: Studio): Promise<void> {
  const { shopper, agent } = await talk(studio, SHOP);
  for (let i = 1; i <= 8; i++) await agent.reply(`The other bowls of the series, number ${i}.`);
  const close = shopper.tab.getByRole('button', { name: 'Close', exact: true });
  await close.click();
  await agent.reply('One more thing: we have two of them left in sea green.');
  await agent.reply('Shall I put one aside for you?');
  await shopper.tab.locator('care-widget .badge').filter({ hasText: '2' }).waitFor();
  await studio.take(shopper.tab, 'widget-badge');
  await shopper.open();
  await studio.take(shopper.tab, 'widget-new-line');
  await shopper.tab.locator('care-thread').hover();
  await shopper.tab.mouse.wheel(0, -400);
  await shopper.tab.locator('care-thread .latest').waitFor();
  await agent.reply('And they come with a lid.');
  await shopper.tab.locator('care-thread .latest').filter({ hasText: 'new' }).waitFor();
  await studio.take(shopper.tab, 'widget-new-below');
  await shopper.tab.locator('care-thread .latest').click();
  // A signal that somebody types is sent every few seconds at most.
  await agent.composer.pressSequentially('Let me see what is on the shelf', { delay: 150 });
  await shopper.tab.locator('care-thread .typing').waitFor();
  await studio.take(shopper.tab, 'widget-typing');
  await leave(shopper, agent);
}

/** Nothing in the panel begins a second conversation yet; other channels will, so it is put there by hand. */
async function several(studio: Studio): Promise<void> {
  const { shopper, agent } = await talk(studio, SHOP);
  await shopper.tab.locator('care-panel').evaluate((panel) => {
    const { snapshot } = panel as unknown as { snapshot: CareSnapshot };
    const [one] = snapshot.conversations.values();
    const earlier = one!.events.slice(0, 3).map((event) => ({ ...event, at: event.at - 9e7 }));
    const other = { ...one!, id: 'other', events: earlier, pending: [], unread: 2 };
    const both = new Map([...snapshot.conversations, [other.id, other]]);
    // What the client tells next must not take it away again.
    const value = { ...snapshot, conversations: both };
    Object.defineProperty(panel, 'snapshot', { get: () => value, set() {} });
    (panel as CarePanelElement).requestUpdate();
  });
  const home = shopper.tab.getByRole('button', { name: 'Overview' });
  await home.waitFor();
  await studio.take(shopper.tab, 'widget-several');
  await home.click();
  await studio.take(shopper.tab, 'widget-home');
  await shopper.tab.getByRole('button', { name: 'Your data' }).click();
  await shopper.tab.getByRole('button', { name: 'Forget this device' }).click();
  await studio.take(shopper.tab, 'widget-data');
  await leave(shopper, agent);
}

/** The way to what was written on another device, and what is said on it. */
async function proving(studio: Studio): Promise<void> {
  const shopper = await visit(studio, SHOP, PHONE);
  await shopper.open();
  await shopper.tab.getByRole('button', { name: 'Your other devices' }).click();
  const email = shopper.tab.getByLabel('E-mail address');
  await email.fill('ada.shop');
  await email.press('Enter');
  await shopper.tab.locator('care-email .wrong').waitFor();
  await studio.take(shopper.tab, 'widget-email');
  await email.fill('ada@shop.example');
  await email.press('Enter');
  const code = shopper.tab.getByLabel('Six-digit code');
  await code.fill('123 456');
  await studio.take(shopper.tab, 'widget-email-code');
  await leave(shopper);
}

async function solved(studio: Studio): Promise<void> {
  const { shopper, agent } = await talk(studio, SHOP);
  await agent.tab.getByRole('button', { name: 'Resolve', exact: true }).click();
  await shopper.tab.locator('care-panel .solved').waitFor();
  await studio.take(shopper.tab, 'widget-solved');
  await agent.tab.getByRole('button', { name: 'Reopen', exact: true }).waitFor();
  await studio.take(agent.tab, 'desk-solved');
  await leave(shopper, agent);
}

/** A colleague's note and one's own, between replies of both. */
async function notes(studio: Studio): Promise<void> {
  const scenes = [
    [
      'desktop',
      DESKTOP,
      'anna',
      'She has ordered from us before: ribbon and card are on the house.',
    ],
    ['phone', PHONE, 'marek', 'The workshop says Thursday is no trouble.'],
  ] as const;
  for (const [width, device, who, note] of scenes) {
    const agent = await sitDown(studio, device, undefined, who);
    await agent.openConversation('It is a birthday present');
    await agent.tab.getByRole('button', { name: 'Note' }).click();
    await agent.reply(note);
    await agent.composer.fill('Ask the workshop whether');
    await studio.take(agent.tab, `desk-notes-${width}`);
    await agent.composer.press('Escape');
    await agent.tab.keyboard.press('?');
    await agent.tab.getByRole('dialog').waitFor();
    await studio.take(agent.tab, `desk-keys-${width}`);
    await leave(agent);
  }
}

const GERMAN: Words = {
  questions: ['Guten Tag! Passt in die Schale Tarn Suppe für zwei?', 'Und darf sie in den Ofen?'],
  answers: [
    'Guten Tag! Für zwei großzügige Portionen reicht sie.',
    'Und in den Ofen darf sie auch.',
  ],
  thanks: 'Wunderbar, danke.',
};

async function german(studio: Studio): Promise<void> {
  const fresh = await visit(studio, '/de/p/tarn', PHONE);
  await fresh.open();
  await studio.take(fresh.tab, 'german-empty');
  const { shopper, agent } = await talk(studio, '/de/p/tarn', DESKTOP, GERMAN);
  await studio.take(shopper.tab, 'german-chat');
  await shopper.tab.context().setOffline(true);
  // A socket on which nobody says anything is believed for as long as silence may last.
  await shopper.write('Und in die Spülmaschine?');
  await shopper.tab.locator('care-panel .status p').waitFor();
  await studio.take(shopper.tab, 'german-offline');
  await agent.tab.locator('care-desk').evaluate((desk) => desk.setAttribute('locale', 'de'));
  await studio.take(agent.tab, 'german-desk');
  await agent.composer.press('Escape');
  await agent.tab.keyboard.press('?');
  await studio.take(agent.tab, 'german-keys');
  await leave(fresh, shopper, agent);
}

async function emptyDesk(studio: Studio): Promise<void> {
  for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    const agent = await sitDown(studio, device);
    await agent.rows.first().waitFor();
    await studio.take(agent.tab, `desk-list-${width}`);
    await leave(agent);
  }
  const alone = await sitDown(studio, DESKTOP, (tab) =>
    tab.routeWebSocket(/./, (page) => {
      const server = page.connectToServer();
      server.onMessage((text) => {
        const frame = JSON.parse(String(text)) as { type: string };
        if (frame.type !== 'inbox') return page.send(text);
        page.send(JSON.stringify({ ...frame, conversations: [] }));
      });
    }),
  );
  await alone.tab.getByText('Nobody is waiting').waitFor();
  await studio.take(alone.tab, 'desk-empty');
  await leave(alone);
}

async function signedOutDesk(studio: Studio): Promise<void> {
  for (const [name, status] of Object.entries({ 'signed-out': 401, refused: 403 })) {
    const agent = await sitDown(studio, DESKTOP, (tab) =>
      tab.route(/\/desk\/tickets/, (route) => route.fulfill({ status, json: {} })),
    );
    await agent.tab.locator('care-desk .gate').waitFor();
    await studio.take(agent.tab, `desk-${name}`);
    await leave(agent);
  }
}
