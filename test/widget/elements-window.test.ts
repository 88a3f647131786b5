import { expect } from '@open-wc/testing';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { CareThreadElement } from '../../widget/elements/care-thread.ts';
import { all, ANNA, bubbles, frames, said, talk, thread, VISITOR } from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

const NODES_MAX = 150;
const MANY = 10_000;

function many(from: number, to: number): LogEvent[] {
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const seq = from + i;
    return said(
      seq,
      seq % 3 ? ANNA : VISITOR,
      `message ${seq} ${'word '.repeat(seq % 11)}`,
      seq * 60,
    );
  });
}

const scroller = (of: CareThreadElement) => all(of, '.scroller')[0]!;
const atEnd = (of: CareThreadElement) => {
  const { scrollHeight, scrollTop, clientHeight } = scroller(of);
  return scrollHeight - scrollTop - clientHeight < 2;
};
const number = (text: string | undefined) => Number(/message (\d+)/.exec(text ?? '')?.[1]);

/** The number of the first message that is in sight. */
function topmost(of: CareThreadElement): number {
  const { top } = scroller(of).getBoundingClientRect();
  const bubble = all(of, '.bubble').find((one) => one.getBoundingClientRect().bottom > top);
  return number(bubble?.textContent ?? '');
}

describe('a long conversation', () => {
  it('has a window of it in the DOM, and begins at its end', async () => {
    const element = await thread(talk(many(1, MANY)));
    await waitUntil(() => atEnd(element));
    expect(bubbles(element).length).to.be.at.most(NODES_MAX);
    expect(number(bubbles(element).at(-1))).to.equal(MANY);
  });

  it('can be scrolled back and forth without a jump, and the DOM stays a window', async () => {
    const element = await thread(talk(many(1, MANY)));
    await frames();
    let last = topmost(element);
    for (let i = 0; i < 60; i++) {
      scroller(element).scrollTop -= 300;
      await frames(2);
      const now = topmost(element);
      expect(now, `up ${i}`).to.be.at.most(last);
      expect(last - now, `up ${i}`).to.be.below(20);
      expect(bubbles(element).length).to.be.at.most(NODES_MAX);
      last = now;
    }
    expect(last).to.be.below(MANY - 150);
    for (let i = 0; i < 120 && !atEnd(element); i++) {
      scroller(element).scrollTop += 300;
      await frames(2);
      expect(topmost(element) - last, `down ${i}`).to.be.within(0, 20);
      last = topmost(element);
    }
    expect(number(bubbles(element).at(-1))).to.equal(MANY);
  });

  it('does not move under a reader who has scrolled up, and offers the way to what is new', async () => {
    const element = await thread(talk(many(1, 200)));
    await frames();
    scroller(element).scrollTop -= 600;
    await waitUntil(() => all(element, '.latest').length === 1);
    const top = topmost(element);
    const { scrollTop } = scroller(element);
    element.conversation = talk([...many(1, 200), said(201, ANNA, 'message 201')], { unread: 1 });
    await element.updateComplete;
    await frames();
    expect(topmost(element)).to.equal(top);
    expect(scroller(element).scrollTop).to.equal(scrollTop);
    const pill = all(element, '.latest')[0]!;
    expect(pill.textContent).to.contain('1 new message');
    pill.click();
    await waitUntil(() => atEnd(element) && all(element, '.latest').length === 0);
    expect(number(bubbles(element).at(-1))).to.equal(201);
  });

  it('follows new messages while the reader is at the end, also when its box shrinks', async () => {
    const element = await thread(talk(many(1, 50)));
    await frames();
    element.conversation = talk([...many(1, 50), said(51, ANNA, 'message 51')]);
    await element.updateComplete;
    expect(number(bubbles(element).at(-1))).to.equal(51);
    await waitUntil(() => atEnd(element));
    const before = scroller(element).clientHeight;
    element.style.flex = '0 0 300px';
    expect(scroller(element).clientHeight).to.be.below(before);
    await waitUntil(() => atEnd(element));
  });

  it('opens at the first unread message when it is above what fits', async () => {
    const element = await thread(
      talk(many(1, MANY), { unread: 400, read: { contact: 9_400, agent: MANY } }),
    );
    const line = all(element, '.new')[0]!;
    const { top } = scroller(element).getBoundingClientRect();
    const below = () => line.getBoundingClientRect().top - top;
    await waitUntil(() => below() >= 0 && below() <= 60, 'the line is at the top');
    expect(number(line.nextElementSibling!.textContent!)).to.be.within(9_401, 9_402);
    expect(bubbles(element).length).to.be.at.most(NODES_MAX);
  });
});
