import { expect } from '@open-wc/testing';
import { en } from '../../widget/locales/en.ts';
import { en as more } from '../../widget/locales/more/en.ts';
import { all, ANNA, said, START, talk, VISITOR } from './elements-stage.ts';
import { composerOf, panel, textOf, threadOf } from './panel-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('care-panel, the overview', () => {
  it('lists conversations in the overview, unread ones first, and keeps the draft meanwhile', async () => {
    const old = { ...talk([said(1, ANNA, 'old one')], { unread: 1 }), id: 'old' };
    const now = talk([said(1, VISITOR, 'new one', 90)]);
    const { element, client } = await panel({
      conversations: new Map([
        ['old', old],
        ['c', now],
      ]),
    });
    composerOf(element).value = 'draft';
    expect(threadOf(element).conversation!.id).to.equal('c');
    all(element, '.back')[0]!.click();
    await element.updateComplete;
    const rows = all(element, '.conversations button');
    expect(rows.map((row) => row.querySelector('.cut')!.textContent)).to.eql([
      'old one',
      'new one',
    ]);
    rows[0]!.click();
    await element.updateComplete;
    expect(threadOf(element).conversation!.id).to.equal('old');
    expect(composerOf(element).value).to.equal('draft');
    await waitUntil(() => client.calls.includes('markRead old'));
  });

  it('says in the chat that something is unread elsewhere, with words beside the dot, until it is read', async () => {
    const shown = talk([said(1, VISITOR, 'shown', 90)], { unread: 1 });
    const other = { ...talk([said(1, ANNA, 'other')], { unread: 2 }), id: 'other' };
    const conversations = new Map([
      ['other', other],
      ['c', shown],
    ]);
    const { element, client } = await panel({ conversations });
    const back = () => all(element, '.back')[0]!;
    expect(back().getAttribute('aria-label')).to.equal(`${en.toHome}, ${en.unread(2)}`);
    expect(all(element, '.dot')).to.have.length(1);
    client.knowConversation({ ...other, unread: 0 });
    await element.updateComplete;
    expect(back().getAttribute('aria-label')).to.equal(en.toHome);
    expect(all(element, '.dot')).to.have.length(0);
  });

  it('begins with the ways to reach the shop, and goes to the chat with the first message', async () => {
    const { element, client } = await panel();
    expect(all(element, '.home')).to.have.length(1);
    expect(all(element, '.way')[0]!.getAttribute('href')).to.equal('/contact');
    expect(all(element, '.back')).to.have.length(0);
    expect(composerOf(element).checkVisibility()).to.equal(true);
    composerOf(element).value = 'hello';
    await composerOf(element).submit();
    client.knowConversation(talk([said(1, VISITOR, 'hello')]));
    await element.updateComplete;
    expect(all(element, '.home')).to.have.length(0);
    expect(threadOf(element).checkVisibility()).to.equal(true);
    all(element, '.back')[0]!.click();
    await element.updateComplete;
    expect(all(element, '.conversations button')).to.have.length(1);
  });

  it('stays where it is when a conversation is solved', async () => {
    const { element, client } = await panel({
      conversations: new Map([['c', talk([said(1, VISITOR, 'a')])]]),
    });
    client.knowConversation(talk([said(1, VISITOR, 'a')], { status: 'resolved' }));
    await element.updateComplete;
    expect(threadOf(element).checkVisibility()).to.equal(true);
  });

  it('offers to forget the device, asks once more, and says what would be lost', async () => {
    const waiting = talk([said(1, VISITOR, 'a')], {
      pending: [
        {
          op: 'p',
          conversation: 'c',
          action: { kind: 'message.post', text: 'x' },
          at: START,
          state: 'waiting',
        },
      ],
    });
    const { element, client } = await panel({
      storage: 'device',
      conversations: new Map([['c', waiting]]),
    });
    element.navigate('home');
    await element.updateComplete;
    all(element, '.way')[1]!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('care-data'), 'drawn');
    const data = element.shadowRoot!.querySelector('care-data')!;
    await waitUntil(() => data.shadowRoot!.querySelector('button'));
    expect(textOf(element, 'h2')).to.equal(en.yourData);
    expect(composerOf(element).checkVisibility()).to.equal(false);
    const button = (name: string) =>
      [...data.shadowRoot!.querySelectorAll('button')].find((one) =>
        one.textContent!.trim().startsWith(name),
      )!;
    button(more.forgetDevice).click();
    await data.updateComplete;
    expect(data.shadowRoot!.querySelector('strong')!.textContent).to.equal(more.forgetUnsent(1));
    expect(client.calls).not.to.include('logOut');
    await expect(data).to.be.accessible();
    button(more.forgetDevice).click();
    expect(client.calls).to.include('logOut');
  });
});
