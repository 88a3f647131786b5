import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../widget/elements/define.ts';
import { CareWidgetElement } from '../../widget/launcher/care-widget-element.ts';
import { en } from '../../widget/locales/en.ts';
import { panelIn, type PanelModule } from '../../widget/panel/create-panel.ts';
import { ClientDouble } from '../support/client-double.ts';
import { waitUntil } from './wait-until.ts';

define('care-widget', CareWidgetElement);

const SITE = { site: 'demo', name: 'Alder & Moss', team: [], replyMinutes: 5 };
const KEY = 'care-widget:demo';
const real = { fetch: window.fetch, loadPanel: CareWidgetElement.loadPanel };

let clients: ClientDouble[] = [];
let deliver: () => Promise<PanelModule>;

beforeEach(() => {
  clients = [];
  localStorage.clear();
  sessionStorage.clear();
  window.fetch = () => Promise.resolve(Response.json(SITE));
  deliver = () => Promise.resolve(panelModule());
  CareWidgetElement.loadPanel = () => deliver();
});
afterEach(() => {
  window.fetch = real.fetch;
  CareWidgetElement.loadPanel = real.loadPanel;
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
const panelOf = (of: Element) => of.shadowRoot!.querySelector('care-panel');
const composerOf = (of: Element) =>
  panelOf(of)?.shadowRoot!.querySelector('care-composer')?.shadowRoot!.querySelector('textarea');
const open = async (of: CareWidgetElement) => {
  of.open();
  await waitUntil(() => composerOf(of));
};

describe('care-widget, of which somebody logs out', () => {
  it('[P8] closes, forgets the marks and the panel, and begins anew with the next opening', async () => {
    for (const elsewhere of [false, true]) {
      const element = await widget();
      await open(element);
      composerOf(element)!.focus();
      await sendKeys({ type: 'x' });
      await waitUntil(() => localStorage.getItem(KEY) !== null);
      const before = clients.at(-1)!;
      if (elsewhere) before.know({ link: { at: 'stopped', why: 'left' } });
      else await element.logOut();
      expect(before.calls.includes('logOut')).to.equal(!elsewhere);
      expect(before.calls).to.include('close');
      expect([element.isOpen, panelOf(element), localStorage.length]).to.eql([false, null, 0]);
      expect(element.shadowRoot!.activeElement).to.equal(
        element.shadowRoot!.querySelector('.disc'),
      );
      await open(element);
      expect(clients.at(-1)).not.to.equal(before);
      expect(composerOf(element)!.value).to.equal('');
      element.remove();
      localStorage.clear();
      sessionStorage.clear();
    }
  });

  it('forgets though nothing was opened here, and says when it cannot', async () => {
    const element = await widget();
    await element.logOut();
    expect(clients.at(-1)!.calls).to.include('logOut');
    deliver = () => Promise.reject(new Error('offline'));
    const other = await widget();
    let said = '';
    await other.logOut().catch((error: Error) => (said = error.message));
    expect(said).to.equal('offline');
  });
});
