import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { CareSnapshot } from '../../widget/client/snapshot.ts';
import { de } from '../../widget/locales/de.ts';
import { en } from '../../widget/locales/en.ts';
import { all, ANNA, frames, said, START, still, talk, VISITOR } from './elements-stage.ts';
import { composerOf, panel, SITE, textOf, threadOf } from './panel-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('care-panel', () => {
  it('shows who answers and how soon, in the page’s language', async () => {
    const { element } = await panel();
    expect(textOf(element, '.head')).to.contain('Alder & Moss Usually replies in 5 minutes');
    expect(textOf(element, '.welcome')).to.contain('You are writing to Anna Berg.');
    const german = await panel({}, de);
    expect(textOf(german.element, '.head')).to.contain('Übliche Antwortzeit: 5 Minuten');
  });

  it('keeps sentences of another direction whole on a right-to-left page, at the page’s side', async () => {
    const { element, host } = await panel();
    host.dir = 'rtl';
    for (const selector of ['h2', '.title p', '.welcome h3', '.welcome p']) {
      const { unicodeBidi, textAlign } = getComputedStyle(all(element, selector)[0]!);
      expect([unicodeBidi, /right$/.test(textAlign)], selector).to.eql(['plaintext', true]);
    }
  });

  it('stores and connects nothing until the first act, and acts once', async () => {
    const { element, client } = await panel();
    const acts: string[] = [];
    element.addEventListener('care-act', () => acts.push('act'));
    await element.loadFacts();
    await element.focusIn();
    expect(client.calls).to.eql([]);
    await sendKeys({ type: 'Hi' });
    await waitUntil(() => composerOf(element).value === 'Hi');
    expect(client.calls).to.eql(['start']);
    expect(acts).to.eql(['act']);
  });

  it('posts to the conversation that is shown, or to none yet, and clears once it is kept', async () => {
    const { element, client } = await panel();
    let keep = () => {};
    client.answerPost = () => new Promise((resolve) => (keep = () => resolve('op')));
    await element.focusIn();
    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });
    // What shows conversations is loaded first.
    await waitUntil(() => client.calls.includes('post null Hello'));
    expect(composerOf(element).value).to.equal('Hello');
    keep();
    await waitUntil(() => composerOf(element).value === '');
    client.knowConversation(talk([said(1, VISITOR, 'Hello')]));
    client.answerPost = () => Promise.resolve('op');
    await element.updateComplete;
    await sendKeys({ type: 'Again' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => client.calls.includes('post c Again'));
    expect(client.calls).to.contain('setTyping c true');
  });

  it('[P5] keeps what is being written with every change, and brings back what an earlier page left', async () => {
    const { element, client } = await panel();
    client.know({ drafts: { message: 'Where is' } });
    await element.updateComplete;
    expect(composerOf(element).value).to.equal('Where is');
    await element.focusIn();
    await sendKeys({ type: ' it' });
    await waitUntil(() => client.snapshot.drafts['message'] === 'Where is it');
    expect(client.snapshot.drafts).to.eql({ message: 'Where is it' });
    await sendKeys({ press: 'Enter' });
    client.know({ drafts: { message: '' } });
    await waitUntil(() => composerOf(element).value === '');
  });

  it('marks as read what is in sight, and only then', async () => {
    const unread = talk([said(1, VISITOR, 'a'), said(2, ANNA, 'b')], { unread: 1 });
    const { element, client } = await panel({ conversations: new Map([['c', unread]]) });
    await waitUntil(() => client.calls.includes('markRead c'));
    element.style.display = 'none';
    const more = [...unread.events, said(3, ANNA, 'c')];
    client.knowConversation(talk(more, { unread: 1 }));
    await element.updateComplete;
    await frames();
    expect(client.calls.filter((call) => call === 'markRead c')).to.have.length(1);
  });

  it('says what is not as usual, one thing at a time', async () => {
    const { element, client } = await panel();
    const status = async (known: Partial<CareSnapshot>) => {
      client.know(known);
      await element.updateComplete;
      return textOf(element, '.status');
    };
    expect(await status({ link: { at: 'connecting', attempt: 0 } })).to.equal('');
    expect(await status({ link: { at: 'waiting', attempt: 2, until: 0 } })).to.equal(
      en.unreachable,
    );
    expect(await status({ link: { at: 'ready', since: 0 }, storage: 'memory' })).to.equal(
      en.onlyThisTab,
    );
    expect(textOf(element, '.welcome')).not.to.contain(en.welcomeMore);
    // What the other notices promise would not be so.
    expect(await status({ link: { at: 'waiting', attempt: 2, until: 0 } })).to.equal(
      en.onlyThisTab,
    );
    expect(await status({ link: { at: 'stopped', why: 'outdated' } })).to.equal(en.outdated);
    expect(await status({ link: { at: 'stopped', why: 'forbidden' } })).to.contain(en.forbidden);
    expect(all(element, '.status a')[0]!.getAttribute('href')).to.equal('/contact');
    expect(composerOf(element).checkVisibility()).to.equal(false);
  });

  it('says that it is offline, and asks for the site again when the network is back', async () => {
    const { element, client } = await panel({ site: null });
    await element.loadFacts();
    await element.updateComplete;
    expect(textOf(element, '.status')).to.equal(en.unreachable);
    expect(client.calls).to.eql(['loadSite']);
    window.dispatchEvent(new Event('online'));
    expect(client.calls).to.eql(['loadSite', 'loadSite']);
  });

  it('goes on after it was solved', async () => {
    const solved = talk([said(1, VISITOR, 'a')], { status: 'resolved' });
    const { element } = await panel({ conversations: new Map([['c', solved]]) });
    expect(textOf(element, '.solved')).to.equal(en.solved);
    expect(composerOf(element).checkVisibility()).to.equal(true);
  });

  it('passes on what the thread asks for', async () => {
    const refused = talk([], {
      pending: [
        {
          op: 'p',
          conversation: 'c',
          action: { kind: 'message.post', text: 'x' },
          at: START,
          state: 'failed',
          failed: { code: 'too-long' },
        },
      ],
    });
    const { element, client } = await panel({ conversations: new Map([['c', refused]]) });
    await threadOf(element).updateComplete;
    for (const button of all(threadOf(element), '.failure button')) button.click();
    expect(client.calls).to.eql(['retry p', 'discard p']);
  });

  it('stops listening when it is removed, and goes on when it is placed again', async () => {
    const { element, client } = await panel();
    expect(client.listeners).to.equal(1);
    const parent = element.parentNode!;
    element.remove();
    expect(client.listeners).to.equal(0);
    client.know({ site: { ...SITE, name: 'Renamed' } });
    parent.append(element);
    await element.updateComplete;
    expect(client.listeners).to.equal(1);
    expect(textOf(element, 'h2')).to.equal('Renamed');
  });

  it('has no sideways scroll at 320 px', async () => {
    await setViewport({ width: 320, height: 568 });
    const long = `${'x'.repeat(200)} https://a.example/${'y'.repeat(200)}`;
    const site = { ...SITE, name: 'A shop with a name that is much too long for any head' };
    const conversations = new Map([['c', talk([said(1, ANNA, long), said(2, VISITOR, long)])]]);
    const { element, host } = await panel({ site, conversations });
    host.style.inlineSize = '320px';
    await frames();
    const wide = [element, threadOf(element), composerOf(element)].flatMap((one) =>
      all(one, '*').filter(
        (inner) => inner.getBoundingClientRect().right > host.getBoundingClientRect().right + 1,
      ),
    );
    expect(wide.map((inner) => inner.className)).to.eql([]);
    await setViewport({ width: 800, height: 600 });
  });

  it('is found clean by axe in light and dark: first visit, talk, list, refused', async () => {
    const conversations = new Map([
      [
        'c',
        talk([said(1, VISITOR, 'a'), said(2, ANNA, 'b')], { status: 'resolved', typing: ANNA }),
      ],
      ['d', { ...talk([said(1, ANNA, 'old')], { unread: 2 }), id: 'd' }],
    ]);
    for (const scheme of ['light', 'dark'])
      for (const known of [
        {},
        { conversations },
        { link: { at: 'stopped', why: 'forbidden' } as const },
      ]) {
        const { element, host } = await panel(known);
        host.setAttribute('scheme', scheme);
        still(document);
        await expect(element, scheme).to.be.accessible();
        const list = all(element, '.list')[0];
        if (!list) continue;
        list.click();
        await element.updateComplete;
        await expect(element, `${scheme} list`).to.be.accessible();
      }
  });
});
