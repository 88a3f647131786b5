import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../widget/elements/define.ts';
import { CareWidgetElement } from '../../widget/launcher/care-widget-element.ts';
import { en } from '../../widget/locales/en.ts';
import { panelIn, type PanelModule } from '../../widget/panel/create-panel.ts';
import { ClientDouble } from '../support/client-double.ts';
import { ANNA, said, talk, VISITOR } from './elements-stage.ts';
import { idle, still } from './settled.ts';
import { waitUntil } from './wait-until.ts';

define('care-widget', CareWidgetElement);

const SITE = { site: 'demo', name: 'Alder & Moss', team: [], replyMinutes: 5 };
const KEY = 'care-widget:demo';

let clients: ClientDouble[] = [];
let loads = 0;
let deliver: (() => Promise<PanelModule>) | null = null;
let requests: string[] = [];
let errors: string[] = [];
const real = { fetch: window.fetch, error: console.error, warn: console.warn };

beforeEach(() => {
  clients = [];
  loads = 0;
  deliver = null;
  requests = [];
  errors = [];
  localStorage.clear();
  sessionStorage.clear();
  CareWidgetElement.loadPanel = () => {
    loads++;
    return deliver ? deliver() : Promise.resolve(panelModule());
  };
  window.fetch = (url) => {
    requests.push(String(url));
    return Promise.resolve(Response.json(SITE));
  };
  console.error = (...words) => errors.push(words.join(' '));
  console.warn = () => {};
});
afterEach(() => {
  window.fetch = real.fetch;
  console.error = real.error;
  console.warn = real.warn;
});

function panelModule(): PanelModule {
  const createPanel = panelIn(en);
  return {
    createPanel(options) {
      const client = new ClientDouble({ site: SITE });
      clients.push(client);
      return createPanel(options, client);
    },
  };
}

const widget = () => fixture<CareWidgetElement>(html`<care-widget site="demo"></care-widget>`);
const within = (of: Element, selector: string) =>
  of.shadowRoot!.querySelector<HTMLElement>(selector);
const disc = (of: Element) => within(of, '.disc')!;
const frame = (of: Element) => within(of, '.frame')!;
const panelOf = (of: Element) => within(of, 'care-panel');
const composerOf = (of: Element) =>
  panelOf(of)?.shadowRoot!.querySelector('care-composer')?.shadowRoot!.querySelector('textarea');
const open = async (of: CareWidgetElement) => {
  of.open();
  await waitUntil(() => composerOf(of));
};

describe('care-widget', () => {
  it('asks for nothing and stores nothing before the first intent', async () => {
    await widget();
    await idle();
    expect([loads, requests, localStorage.length, sessionStorage.length]).to.eql([0, [], 0, 0]);
  });

  it('loads the panel once at the first sign of intent', async () => {
    for (const sign of ['pointerenter', 'focus', 'pointerdown']) {
      loads = 0;
      const element = await widget();
      disc(element).dispatchEvent(new Event(sign));
      disc(element).dispatchEvent(new Event(sign));
      expect(loads, sign).to.equal(1);
      expect(requests, sign).to.eql([]);
    }
  });

  it('draws the panel while somebody comes near, so that the click only shows it, and connects nothing', async () => {
    const element = await widget();
    disc(element).dispatchEvent(new Event('pointerenter'));
    await waitUntil(() => composerOf(element));
    expect(frame(element).checkVisibility()).to.equal(false);
    expect([requests, localStorage.length, sessionStorage.length]).to.eql([[], 0, 0]);
    expect(clients[0]!.calls).not.to.include.members(['start', 'resume']);
    disc(element).click();
    expect(frame(element).checkVisibility()).to.equal(true);
    expect(clients).to.have.length(1);
  });

  it('asks for code and facts at the same time, and says that it is busy until they are there', async () => {
    let arrive = (_module: PanelModule) => {};
    deliver = () => new Promise((resolve) => (arrive = resolve));
    const element = await widget();
    disc(element).click();
    expect(disc(element).getAttribute('aria-busy')).to.equal('true');
    expect(loads).to.equal(1);
    expect(requests).to.eql([`${location.origin}/v1/sites/demo`]);
    arrive(panelModule());
    await waitUntil(() => composerOf(element));
    await waitUntil(() => !disc(element).hasAttribute('aria-busy'));
    expect(frame(element).checkVisibility()).to.equal(true);
  });

  it('who closes it before it is there does not see it open', async () => {
    let arrive = (_module: PanelModule) => {};
    deliver = () => new Promise((resolve) => (arrive = resolve));
    const element = await widget();
    disc(element).click();
    disc(element).click();
    arrive(panelModule());
    await waitUntil(() => panelOf(element));
    expect(frame(element).checkVisibility()).to.equal(false);
  });

  it('opens and closes by method, click, attribute and Escape, and tells so', async () => {
    const element = await widget();
    queueMicrotask(() => disc(element).click());
    await oneEvent(element, 'care-open');
    expect(element.hasAttribute('open')).to.equal(true);
    expect(disc(element).getAttribute('aria-expanded')).to.equal('true');
    await waitUntil(() => composerOf(element));
    await waitUntil(() => composerOf(element)!.matches(':focus'));
    queueMicrotask(() => void sendKeys({ press: 'Escape' }));
    await oneEvent(element, 'care-close');
    expect(element.isOpen).to.equal(false);
    expect(element.shadowRoot!.activeElement).to.equal(disc(element));
    element.toggle();
    expect(frame(element).hidden).to.equal(false);
    element.removeAttribute('open');
    expect(frame(element).hidden).to.equal(true);
    expect(loads).to.equal(1);
    expect(clients).to.have.length(1);
  });

  it('shows the way to the contact page when the chat cannot be loaded, and loads it on the next try', async () => {
    deliver = () => Promise.reject(new TypeError('Failed to fetch'));
    const element = await widget();
    element.open();
    await waitUntil(() => within(element, '[role=alert]'));
    expect(within(element, 'a')!.getAttribute('href')).to.equal('/contact');
    expect(element.isOpen).to.equal(false);
    deliver = null;
    disc(element).click();
    await waitUntil(() => composerOf(element));
    expect(within(element, 'a')).to.equal(null);
    expect(loads).to.equal(2);
  });

  it('shows a plain contact link and one error when the server has no such site', async () => {
    const element = await fixture<CareWidgetElement>(
      html`<care-widget site="nowhere" contact="/write-to-us"></care-widget>`,
    );
    await open(element);
    clients[0]!.know({ siteProblem: 'unknown-site' });
    clients[0]!.know({ siteProblem: 'unknown-site' });
    expect(within(element, 'a')!.getAttribute('href')).to.equal('/write-to-us');
    expect(disc(element)).to.equal(null);
    expect(errors).to.have.length(1);
    expect(errors[0]).to.match(/care-widget.*nowhere/);
    expect(clients[0]!.calls).to.contain('close');
  });

  it('shows the same when the site is missing', async () => {
    const element = await fixture<CareWidgetElement>(html`<care-widget></care-widget>`);
    expect(within(element, 'a')!.getAttribute('href')).to.equal('/contact');
    expect(errors.join()).to.match(/data-site/);
  });

  it('goes on when it is moved within the page', async () => {
    const element = await widget();
    await open(element);
    const elsewhere = await fixture(html`<div></div>`);
    elsewhere.append(element);
    await Promise.resolve();
    expect(clients[0]!.calls).not.to.contain('close');
    expect(clients[0]!.listeners).to.be.above(0);
    expect(element.isOpen).to.equal(true);
  });

  it('ends its client and its listeners when it is removed, and begins anew when it is placed again', async () => {
    const element = await widget();
    await open(element);
    const parent = element.parentElement!;
    element.remove();
    await Promise.resolve();
    expect(clients[0]!.calls.filter((call) => call === 'close')).to.have.length(1);
    expect(clients[0]!.listeners).to.equal(0);
    parent.append(element);
    await waitUntil(() => clients.length === 2 && composerOf(element));
  });

  it('leaves a mark at the first act, none before, and looks for answers on the next page', async () => {
    const element = await widget();
    await open(element);
    expect([localStorage.length, sessionStorage.length]).to.eql([0, 0]);
    await waitUntil(() => composerOf(element)!.matches(':focus'));
    await sendKeys({ type: 'H' });
    await waitUntil(() => localStorage.length > 0);
    expect(JSON.parse(localStorage.getItem(KEY)!)).to.eql({ version: 1 });
    element.close();
    element.remove();
    const next = await widget();
    await waitUntil(() => clients.length === 2);
    await waitUntil(() => clients[1]!.calls.includes('resume'));
    expect(next.isOpen).to.equal(false);
    expect(requests).to.have.length(1);
  });

  it('[P5] opening looks for what an earlier visit left, though its mark is lost, and the mark comes back', async () => {
    const store = indexedDB.open(KEY, 1);
    await new Promise((resolve) => (store.onsuccess = resolve));
    store.result.close();
    const element = await widget();
    await open(element);
    await waitUntil(() => clients[0]!.calls.includes('resume'));
    expect(localStorage.getItem(KEY)).to.equal(null);
    clients[0]!.know({ link: { at: 'ready', since: 0 } });
    expect(JSON.parse(localStorage.getItem(KEY)!)).to.eql({ version: 1 });
    const gone = indexedDB.deleteDatabase(KEY);
    await new Promise((resolve) => (gone.onsuccess = resolve));
  });

  it('is open again on the next page for somebody who has acted', async () => {
    localStorage.setItem(KEY, '{"version":1}');
    const element = await widget();
    await open(element);
    element.remove();
    const told: string[] = [];
    const tell = ({ type }: Event) => told.push(type);
    document.addEventListener('care-open', tell);
    const next = await widget();
    await waitUntil(() => next.isOpen);
    await waitUntil(() => composerOf(next));
    document.removeEventListener('care-open', tell);
    expect(told).to.eql([]);
    expect(document.activeElement).to.equal(document.body);
    next.close();
    next.remove();
    expect((await widget()).isOpen).to.equal(false);
  });

  it('shows unread answers on the disc while it is closed', async () => {
    localStorage.setItem(KEY, '{"version":1}');
    const element = await widget();
    await waitUntil(() => clients[0]?.calls.includes('resume'));
    const log = [said(1, VISITOR, 'a'), said(2, ANNA, 'b'), said(3, ANNA, 'c')];
    clients[0]!.knowConversation(talk(log, { unread: 2 }));
    expect(within(element, '.badge')!.textContent).to.equal('2');
    expect(disc(element).getAttribute('aria-label')).to.equal('Chat, 2 unread');
    expect(within(element, '[role=status]')!.textContent).to.equal('2 unread');
    await open(element);
    expect(within(element, '.badge')!.checkVisibility()).to.equal(false);
    expect(disc(element).getAttribute('aria-label')).to.equal('Chat');
  });

  it('forgets the marks when the server says that everything was erased', async () => {
    localStorage.setItem(KEY, '{"version":1}');
    const element = await widget();
    await open(element);
    clients[0]!.know({ link: { at: 'stopped', why: 'erased' } });
    expect([localStorage.length, sessionStorage.length]).to.eql([0, 0]);
  });

  it('is found clean by axe, closed, open, failed, and where there is no chat', async () => {
    for (const scheme of ['light', 'dark']) {
      const element = await fixture<CareWidgetElement>(
        html`<care-widget site="demo" scheme=${scheme}></care-widget>`,
      );
      await expect(element, `${scheme} closed`).to.be.accessible();
      await open(element);
      await still(element);
      await expect(element, `${scheme} open`).to.be.accessible();
      deliver = () => Promise.reject(new Error('no'));
      const failing = await fixture<CareWidgetElement>(
        html`<care-widget site="demo" scheme=${scheme}></care-widget>`,
      );
      failing.open();
      await waitUntil(() => within(failing, '[role=alert]'));
      await still(failing);
      await expect(failing, `${scheme} failed`).to.be.accessible();
      deliver = null;
      await expect(
        await fixture(html`<care-widget scheme=${scheme}></care-widget>`),
      ).to.be.accessible();
    }
  });
});
