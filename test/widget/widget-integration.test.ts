// What developers use who integrate a widget: `ready`, what a page may tell of its shopper, `?care-debug`.
import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../widget/elements/define.ts';
import { CareWidgetElement } from '../../widget/launcher/care-widget-element.ts';
import { en } from '../../widget/locales/en.ts';
import { panelIn } from '../../widget/panel/create-panel.ts';
import { ClientDouble } from '../support/client-double.ts';
import { waitUntil } from './wait-until.ts';

define('care-widget', CareWidgetElement);

const SITE = { site: 'demo', name: 'Alder & Moss', team: [], replyMinutes: 5 };
const real = { ...console, fetch: window.fetch, loadPanel: CareWidgetElement.loadPanel };

let client: ClientDouble;
let loads = 0;
let said: string[] = [];
beforeEach(() => {
  loads = 0;
  said = [];
  localStorage.clear();
  client = new ClientDouble({ site: SITE, storage: 'device' });
  window.fetch = () => Promise.resolve(Response.json(SITE));
  for (const level of ['error', 'warn', 'info'] as const)
    console[level] = (...words: unknown[]) => said.push(`${level} ${words.join(' ')}`);
  CareWidgetElement.loadPanel = () => {
    loads++;
    return Promise.resolve({ createPanel: (options) => panelIn(en)(options, client) });
  };
});
afterEach(() => {
  Object.assign(console, { error: real.error, warn: real.warn, info: real.info });
  window.fetch = real.fetch;
  CareWidgetElement.loadPanel = real.loadPanel;
  history.replaceState(null, '', location.pathname + location.search);
});

const widget = () => fixture<CareWidgetElement>(html`<care-widget site="demo"></care-widget>`);

describe('for whoever integrates a widget', () => {
  it('`ready` gives the element once calls are answered at once, and loads the panel once', async () => {
    const element = await widget();
    expect(loads).to.equal(0);
    expect(await element.ready).to.equal(element);
    await element.ready;
    expect(loads).to.equal(1);
    expect(element.isOpen).to.equal(false);
    expect(client.calls).to.eql([]);
  });

  it('`ready` rejects when the panel cannot be loaded, and is good for another try', async () => {
    const element = await widget();
    const { loadPanel } = CareWidgetElement;
    CareWidgetElement.loadPanel = () => Promise.reject(new TypeError('blocked'));
    const why = await element.ready.catch((error: Error) => error.message);
    expect(why).to.equal('blocked');
    CareWidgetElement.loadPanel = loadPanel;
    expect(await element.ready).to.equal(element);
  });

  it('what does not fit into setContext is a typed error, said once in the console, and what fits is taken', async () => {
    const element = await widget();
    const error = await element.setContext({ cart: { total: 5 } } as never).then(
      () => null,
      (refused: Error & { code?: string }) => refused,
    );
    expect(error).to.have.property('code', 'bad-request');
    expect(said).to.eql([
      'error care-widget: setContext(): cart.total must be a text of 1 to 200 characters.',
    ]);
    await element.setContext({ cart: { total: '€ 5' }, custom: { Level: 'Gold' } });
    await element.setContext(null);
    expect(client.calls).to.eql([]);
  });

  it('says nothing of itself on a page that does not ask', async () => {
    await widget();
    await new Promise((done) => (window.requestIdleCallback ?? requestAnimationFrame)(done));
    expect([loads, said]).to.eql([0, []]);
  });

  it('`care-debug` in the address has it tell the console what it finds, and does nothing else', async () => {
    history.replaceState(null, '', '#care-debug');
    const element = await widget();
    await waitUntil(() => said.some((line) => line.includes('script:')), 'told');
    expect(said.join('\n')).to.match(/info care-widget: site: The site "demo" is there\./);
    expect(said.join('\n')).to.match(/info care-widget: storage: Messages are kept/);
    expect(element.isOpen).to.equal(false);
    expect(client.calls).to.eql([]);
    expect(localStorage.length).to.equal(0);
  });

  it('`care-debug` tells the console, too, when not even the panel can be loaded', async () => {
    history.replaceState(null, '', '#care-debug');
    CareWidgetElement.loadPanel = () => Promise.reject(new TypeError('blocked by the policy'));
    await widget();
    await waitUntil(() => said.some((line) => line.includes('blocked by the policy')));
  });
});
