import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../widget/elements/define.ts';
import { CareWidgetElement } from '../../widget/launcher/care-widget-element.ts';
import { placeFromScriptTag } from '../../widget/launcher/script-tag.ts';
import { en } from '../../widget/locales/en.ts';
import { panelIn } from '../../widget/panel/create-panel.ts';
import { ClientDouble } from '../support/client-double.ts';
import { ANNA, said, talk, VISITOR } from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

define('care-widget', CareWidgetElement);

const SITE = { site: 'demo', name: 'Alder & Moss', team: [], replyMinutes: 5 };
const real = { fetch: window.fetch, loadPanel: CareWidgetElement.loadPanel, error: console.error };

let client: ClientDouble;
let loads = 0;
let errors: string[] = [];
beforeEach(() => {
  loads = 0;
  errors = [];
  localStorage.clear();
  sessionStorage.clear();
  client = new ClientDouble({ site: SITE, storage: 'device' });
  window.fetch = () => Promise.resolve(Response.json(SITE));
  console.error = (...words) => errors.push(words.join(' '));
  CareWidgetElement.loadPanel = () => {
    loads++;
    return Promise.resolve({ createPanel: (options) => panelIn(en)(options, client) });
  };
});
afterEach(() => {
  window.fetch = real.fetch;
  console.error = real.error;
  CareWidgetElement.loadPanel = real.loadPanel;
});

const widget = () => fixture<CareWidgetElement>(html`<care-widget site="demo"></care-widget>`);
const panelOf = (of: Element) => of.shadowRoot!.querySelector('care-panel');
const failed = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: Error & { code?: string }) => error,
  );

describe('what a page may ask of a widget', () => {
  it('works before the panel is there, and loads it once', async () => {
    const element = await widget();
    const [op, prefilled] = await Promise.all([element.send('hello'), element.prefill('')]);
    expect([op, prefilled, loads]).to.eql(['op', true, 1]);
    expect(client.calls).to.include('post null hello');
    expect(element.isOpen).to.equal(false);
  });

  it('who is logged in is only remembered until there is a chat, and then told it', async () => {
    const element = await widget();
    element.identify('a.b.c');
    expect([loads, client.calls]).to.eql([0, []]);
    element.open();
    await waitUntil(() => client.calls.includes('start'), 'whoever looks is to see theirs');
    expect(client.calls.filter((call) => /identify/.test(call))).to.eql(['identify a.b.c']);
    element.identify('d.e.f');
    expect(client.calls.filter((call) => /identify/.test(call)).at(-1)).to.equal('identify d.e.f');
    await element.logOut();
    expect(element.customer).to.equal(undefined);
  });

  it('works before the script is there: wishes wait in an array and are granted in their order', async () => {
    const tag = document.createElement('script');
    tag.type = 'text/plain';
    tag.src = '/wishes.js';
    tag.dataset['site'] = 'wishes';
    document.head.append(tag);
    const seen: string[] = [];
    const wish = (name: string) => (of: CareWidgetElement) =>
      seen.push(`${name} ${of.getAttribute('site')}`);
    const wishes: { push(wish: (of: CareWidgetElement) => void): unknown } = [wish('first')];
    window.careWidget = wishes;
    window.careWidget.push(wish('second'));
    placeFromScriptTag(tag.src);
    window.careWidget.push(wish('third'));
    await waitUntil(() => seen.length === 3);
    expect(seen).to.eql(['first wishes', 'second wishes', 'third wishes']);
    document.querySelector('care-widget[site=wishes]')!.remove();
    tag.remove();
    window.careWidget = undefined;
  });

  it('a wrong argument is refused with what was expected, once in the console, and the widget goes on', async () => {
    const element = await widget();
    for (const [call, words] of [
      [() => element.send(7 as unknown as string), /send\(\) needs a text, and got number/],
      [() => element.send('  '), /send\(\) needs a text, and got " {2}"/],
      [() => element.prefill(null as unknown as string), /prefill\(\) needs a text, and got null/],
      [() => element.setPage({ url: 1 } as never), /setPage\(\) needs \{ url, title \} or null/],
    ] as const) {
      errors = [];
      const error = await failed(call());
      expect(error).to.have.property('code', 'bad-request');
      expect(error!.message).to.match(words);
      expect(errors).to.have.length(1);
    }
    expect(await element.send('fine')).to.equal('op');
  });

  it('an attribute that makes no sense is told once, with what was expected, and the widget goes on', async () => {
    const element = await fixture<CareWidgetElement>(
      html`<care-widget site="demo" scheme="purple" prefetch="now" locale="de"></care-widget>`,
    );
    element.open();
    await waitUntil(() => errors.length > 0, 'told');
    element.close();
    element.open();
    expect(errors).to.eql([
      'care-widget: prefetch="now" makes no sense here: expected "idle".',
      'care-widget: scheme="purple" makes no sense here: expected "light" or "dark".',
    ]);
    expect(await element.send('fine')).to.equal('op');
  });

  it('what the shopper has begun to write is not replaced', async () => {
    const element = await widget();
    client.keepDraft('message', 'mine');
    expect(await element.prefill('yours')).to.equal(false);
    expect(client.snapshot.drafts['message']).to.equal('mine');
    client.keepDraft('message', '');
    expect(await element.prefill('yours')).to.equal(true);
    expect(client.snapshot.drafts['message']).to.equal('yours');
  });

  it('a listener can keep it closed, and keep a message from being sent', async () => {
    const element = await widget();
    const undo = element.on('before-open', (event) => event.preventDefault());
    element.open();
    expect(element.isOpen).to.equal(false);
    undo();
    element.open();
    expect(element.isOpen).to.equal(true);
    element.on('before-send', (event) => event.preventDefault(), { once: true });
    expect(await element.send('no')).to.equal(false);
    expect(await element.send('yes')).to.equal('op');
  });

  it('tells each message of the shop once, and how many are unread', async () => {
    const element = await widget();
    const heard: string[] = [];
    element.on('message', ({ detail }) => heard.push(detail.text));
    element.on('unread', ({ detail }) => heard.push(`${detail.count}`));
    const old = [said(1, VISITOR, 'a'), said(2, ANNA, 'before')];
    client.knowConversation(talk(old));
    element.open();
    await waitUntil(() => panelOf(element));
    await element.prefill(''); // what tells it has come
    client.knowConversation(talk([...old, said(3, ANNA, 'now')], { unread: 1 }));
    client.knowConversation(talk([...old, said(3, ANNA, 'now')], { unread: 1 }));
    expect(heard).to.eql(['now', '1']);
    expect(element.unreadCount).to.equal(1);
  });

  it('opens the view that is asked for', async () => {
    client.knowConversation(talk([said(1, VISITOR, 'a')]));
    const element = await widget();
    element.open('home');
    await waitUntil(() => panelOf(element)?.shadowRoot!.querySelector('.home'));
  });

  it('exports what the device holds, and says what was not sent', async () => {
    const pending = {
      op: 'p',
      conversation: 'c',
      action: { kind: 'message.post', text: 'later' },
      at: 5,
      state: 'waiting',
    } as const;
    client.knowConversation(talk([said(1, ANNA, 'hello', 1)], { pending: [pending] }));
    const { site, conversations } = await (await widget()).exportHistory();
    expect(site).to.equal('demo');
    expect(conversations[0]!.messages.map(({ from, text, isSent }) => [from, text, isSent])).to.eql(
      [
        ['Anna Berg', 'hello', true],
        ['contact', 'later', false],
      ],
    );
  });

  it('diagnoses: each thing that was looked at, with words for what is wrong', async () => {
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    const warn = console.warn;
    console.warn = () => {};
    const { findings } = await (await widget()).diagnose();
    console.warn = warn;
    const server = findings.find(({ check }) => check === 'server')!;
    expect(server.isFine).to.equal(false);
    expect(server.words).to.match(/cannot be reached .* origins/);
    expect(findings.find(({ check }) => check === 'storage')!.isFine).to.equal(true);
  });

  it('words of the shop take the place of ours', async () => {
    const element = await widget();
    element.texts = { welcome: 'Moin!' };
    element.open();
    await waitUntil(() => panelOf(element)?.shadowRoot!.textContent!.includes('Moin!'));
  });

  it('prefetches when the page is idle if the shop asks for it', async () => {
    await fixture(html`<care-widget site="demo" prefetch="idle"></care-widget>`);
    await waitUntil(() => loads === 1);
    expect(client.calls).to.eql([]);
  });

  it('two widgets live on one page, each with its own site', async () => {
    const one = await widget();
    const two = await fixture<CareWidgetElement>(html`<care-widget site="two"></care-widget>`);
    one.open();
    two.open();
    await waitUntil(() => panelOf(one) && panelOf(two));
    one.close();
    expect([one.isOpen, two.isOpen, loads]).to.eql([false, true, 2]);
  });

  it('hides and shows again', async () => {
    const element = await widget();
    element.hidden = true;
    expect(element.checkVisibility()).to.equal(false);
    element.hidden = false;
    expect(element.checkVisibility()).to.equal(true);
  });
});
