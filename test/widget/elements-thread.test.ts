import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CareConversationEvent, CareOpEvent } from '../../widget/elements/thread-events.ts';
import {
  all,
  ANNA,
  bubbles,
  event,
  frames,
  said,
  still,
  talk,
  thread,
  VISITOR,
  waiting,
} from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

const line = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('care-thread', () => {
  it('draws events and then pending messages in order, and each once', async () => {
    const element = await thread(
      talk([said(1, VISITOR, 'one'), said(2, ANNA, 'two')], { pending: [waiting('p', 'three')] }),
    );
    expect(bubbles(element)).to.eql(['one', 'two', 'three']);
  });

  it('keeps the node of a pending message when it becomes an event', async () => {
    const element = await thread(talk([], { pending: [waiting('p', 'hello')] }));
    const bubble = all(element, '.bubble')[0];
    element.conversation = talk([{ ...said(1, VISITOR, 'hello'), op: 'p' }]);
    await element.updateComplete;
    expect(all(element, '.bubble')).to.eql([bubble]);
  });

  it('shows a face and a name once for a group of one author', async () => {
    const element = await thread(
      talk([said(1, ANNA, 'a'), said(2, ANNA, 'b'), said(3, VISITOR, 'c'), said(4, ANNA, 'd')]),
    );
    expect(all(element, '.row .face').map((face) => face.textContent!.trim())).to.eql(['AB', 'AB']);
    expect(all(element, '.who bdi').map((name) => name.textContent)).to.eql([
      'Anna Berg',
      'Anna Berg',
    ]);
  });

  it('separates days', async () => {
    const element = await thread(talk([said(1, ANNA, 'a'), said(2, ANNA, 'b', 2 * 86_400)]));
    expect(all(element, '.day')).to.have.length(2);
  });

  it('says of the last own message only what is known', async () => {
    const sent = [said(1, VISITOR, 'a'), said(2, VISITOR, 'b')];
    const none = { read: { contact: 2, agent: 0 }, delivered: 0 };
    const element = await thread(talk(sent, none));
    const state = async (more: object) => {
      element.conversation = talk(sent, { ...none, ...more });
      await element.updateComplete;
      return all(element, '.state').map((shown) => line(shown.textContent!));
    };
    expect(await state({})).to.eql(['Sent']);
    expect(await state({ delivered: 2 })).to.eql(['Delivered']);
    expect(await state({ read: { contact: 2, agent: 2 } })).to.eql(['Read']);
    expect(await state({ delivered: 1 })).to.eql(['Sent']);
    expect(await state({ pending: [waiting('p', 'c')] })).to.eql(['Waiting to be sent']);
    expect(await state({ pending: [waiting('p', 'c', 'sending')] })).to.eql(['Sending']);
  });

  it('gives the reason and two ways on under a refused message', async () => {
    const element = await thread(talk([], { pending: [waiting('p', 'x', 'failed')] }));
    const failure = all(element, '.failure')[0]!;
    expect(line(failure.textContent!)).to.contain('Not sent. The message is too long.');
    const [retry, discard] = all(element, '.failure button');
    soon(() => retry!.click());
    expect(((await oneEvent(element, 'care-retry')) as CareOpEvent).op).to.equal('p');
    soon(() => discard!.click());
    expect(((await oneEvent(element, 'care-discard')) as CareOpEvent).op).to.equal('p');
  });

  it('[P5] asks under an old message whether it is still to be sent, for the keyboard too', async () => {
    const element = await thread(talk([], { pending: [waiting('p', 'x', 'held')] }));
    const question = all(element, '.held')[0]!;
    expect(line(question.textContent!)).to.equal(
      'Written more than a day ago. Still send it? Send Discard',
    );
    const [send, discard] = all(element, '.held button');
    const asked: string[] = [];
    element.addEventListener('care-retry', (event) =>
      asked.push(`${event.type} ${(event as CareOpEvent).op}`),
    );
    element.addEventListener('care-discard', (event) =>
      asked.push(`${event.type} ${(event as CareOpEvent).op}`),
    );
    for (const [i, button] of [send, discard].entries()) {
      button!.focus();
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => asked.length > i);
    }
    expect(asked).to.deep.equal(['care-retry p', 'care-discard p']);
  });

  it('keeps the focus when the button that had it has done its work', async () => {
    const element = await thread(talk([], { pending: [waiting('p', 'x', 'failed')] }));
    all(element, '.failure button')[1]!.focus();
    element.conversation = talk([]);
    await element.updateComplete;
    expect(element.shadowRoot!.activeElement?.className).to.equal('scroller');
  });

  it('shows notes and assignments to agents alone, and what it cannot read as a neutral line', async () => {
    const log = [
      said(1, VISITOR, 'hello'),
      event(1, ANNA, { kind: 'assignment.changed', assignee: ANNA }),
      event(2, ANNA, { kind: 'note.posted', text: 'secret' }),
      event(2, ANNA, { kind: 'unknown', original: { kind: 'dance.started' } }),
      event(3, ANNA, { kind: 'status.changed', status: 'resolved' }),
    ];
    const contact = await thread(talk(log));
    expect(contact.renderRoot.textContent).not.to.contain('secret');
    const lines = all(contact, 'li:not(.row):not(.day)').map((row) => line(row.textContent!));
    expect(lines[0]).to.match(/^Something happened here/);
    expect(lines[1]).to.match(/^Marked as solved/);
    const agent = await thread(talk(log), 'agent');
    expect(bubbles(agent)).to.contain('secret');
    expect(all(agent, '.is-note')).to.have.length(1);
    expect(line(agent.renderRoot.textContent!)).to.contain('Anna Berg took this');
  });

  it('draws the line above what was unread when the reader came, and it stays while they read', async () => {
    const log = [said(1, VISITOR, 'a'), said(2, ANNA, 'b'), said(3, ANNA, 'c')];
    const element = await thread(talk(log, { unread: 2, read: { contact: 1, agent: 1 } }));
    const after = () =>
      (all(element, '.new')[0]?.nextElementSibling as HTMLElement | null)?.textContent;
    expect(after()).to.contain('b');
    element.conversation = talk(log);
    await element.updateComplete;
    expect(after()).to.contain('b');
    element.conversation = talk(log, { pending: [waiting('p', 'd')] });
    await element.updateComplete;
    expect(after()).to.equal(undefined);
  });

  it('tells that the newest message is seen, once for each that comes', async () => {
    const element = await thread(talk([said(1, VISITOR, 'a')]));
    const seen: string[] = [];
    element.addEventListener('care-seen', () => seen.push('seen'));
    const unread = talk([said(1, VISITOR, 'a'), said(2, ANNA, 'b')], { unread: 1 });
    element.conversation = unread;
    await element.updateComplete;
    element.conversation = { ...unread, typing: ANNA };
    await element.updateComplete;
    expect(seen).to.eql(['seen']);
  });

  it('does not tell so while it is hidden, and does once it is shown', async () => {
    const element = await thread(talk([said(1, VISITOR, 'a')]));
    const seen: string[] = [];
    element.addEventListener('care-seen', () => seen.push('seen'));
    element.hidden = true;
    element.style.display = 'none';
    element.conversation = talk([said(1, VISITOR, 'a'), said(2, ANNA, 'b')], { unread: 1 });
    await element.updateComplete;
    await frames();
    expect(seen).to.eql([]);
    element.style.display = '';
    await waitUntil(() => seen.length === 1);
  });

  it('reads out new messages of the other side once: neither history nor own ones', async () => {
    const element = await thread(talk([said(1, ANNA, 'history')]));
    const log = () => all(element, '[role=log] p').map((words) => words.textContent);
    expect(log()).to.eql([]);
    const next = [said(1, ANNA, 'history'), said(2, VISITOR, 'mine'), said(3, ANNA, 'new')];
    element.conversation = talk(next);
    await element.updateComplete;
    element.conversation = talk(next, { typing: ANNA });
    await element.updateComplete;
    element.conversation = talk([said(0, ANNA, 'older'), ...next]);
    await element.updateComplete;
    expect(log()).to.eql(['Anna Berg: new']);
    element.conversation = { ...talk([said(9, ANNA, 'another talk')]), id: 'other' };
    await element.updateComplete;
    expect(log()).to.eql([]);
  });

  it('says who types', async () => {
    const element = await thread(talk([said(1, VISITOR, 'a')], { typing: ANNA }));
    expect(line(all(element, '.typing')[0]!.textContent!)).to.contain('Anna Berg is typing');
  });

  it('shows hostile texts and names as text', async () => {
    const hostile = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const mallory = { role: 'agent' as const, id: 'm', name: `\u202E${hostile}` };
    const element = await thread(talk([said(1, mallory, hostile)]));
    expect(bubbles(element)).to.eql([hostile]);
    expect(all(element, 'img, script')).to.eql([]);
    expect(all(element, '.who bdi')[0]!.textContent).to.equal(hostile);
  });

  it('asks for older events when its top is in sight, once, and keeps the reader’s place', async () => {
    const log = Array.from({ length: 40 }, (_, i) =>
      said(i + 100, i % 2 ? ANNA : VISITOR, `message ${i}`),
    );
    const element = await thread(talk(log, { hasOlder: true }));
    const asked: string[] = [];
    element.addEventListener('care-load-older', (e) =>
      asked.push((e as CareConversationEvent).conversation),
    );
    const scroller = all(element, '.scroller')[0]!;
    await frames();
    scroller.scrollTop = 100;
    await waitUntil(() => asked.length === 1);
    const row = all(element, '.bubble').find((bubble) => bubble.getBoundingClientRect().top > 100)!;
    const before = row.getBoundingClientRect().top;
    const older = Array.from({ length: 40 }, (_, i) => said(i + 50, ANNA, `older ${i}`));
    element.conversation = talk([...older, ...log], { hasOlder: true });
    await element.updateComplete;
    await frames();
    expect(Math.abs(row.getBoundingClientRect().top - before)).to.be.below(2);
    expect(asked).to.eql(['c']);
  });

  it('is found clean by axe, light and dark, for either side', async () => {
    const log = [
      said(1, VISITOR, 'see https://a.example'),
      said(2, ANNA, 'yes'),
      event(1, ANNA, { kind: 'note.posted', text: 'a note' }),
      event(3, ANNA, { kind: 'status.changed', status: 'resolved' }),
    ];
    const pending = [waiting('p', 'x', 'failed'), waiting('r', 'z', 'held'), waiting('q', 'y')];
    for (const side of ['contact', 'agent'] as const)
      for (const scheme of ['light', 'dark']) {
        const element = await thread(
          talk(log, { pending, typing: ANNA, unread: 1, read: { contact: 1, agent: 1 } }),
          side,
        );
        ((element.getRootNode() as ShadowRoot).host as HTMLElement).setAttribute('scheme', scheme);
        still(document);
        await expect(element, `${side} ${scheme}`).to.be.accessible();
      }
  });
});

/** Runs after the listener that comes next in the test is there. */
function soon(run: () => void): void {
  queueMicrotask(run);
}
