import { expect } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { DeskDouble } from './desk-double.ts';
import { deskStage, MINUTE_MS } from './desk-stage.ts';

describe('<care-desk>', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`axe finds nothing with a conversation open, in ${scheme}`, async () => {
      const stage = await deskStage({ scheme });
      stage.row('Ada').click();
      await stage.drawn();
      await expect(stage.desk).to.be.accessible();
    });

    it(`axe finds nothing while a note is written, in ${scheme}`, async () => {
      const stage = await deskStage({ scheme });
      stage.row('Ada').click();
      await stage.drawn();
      await stage.press('n');
      await stage.type('for colleagues');
      await expect(stage.desk).to.be.accessible();
    });

    it(`axe finds nothing on an empty desk that reconnects, in ${scheme}`, async () => {
      const stage = await deskStage({ scheme, client: new DeskDouble() });
      stage.client.link({ at: 'waiting', attempt: 1, until: 0 });
      await stage.drawn();
      await expect(stage.desk).to.be.accessible();
    });
  }

  it('shows unread counts and weight, who waits and how long, and says it all', async () => {
    const stage = await deskStage();
    const ada = stage.row('Ada');
    expect(ada.querySelector('.count')?.textContent).to.equal('2');
    expect(ada.querySelector('.when')?.textContent?.trim()).to.equal('8 mins');
    expect(ada.querySelector('.when')?.className).to.include('late');
    expect(stage.row('Guest 4F2A').querySelector('.when')?.className).to.include('calm');
    const weight = (name: string) =>
      Number(getComputedStyle(stage.row(name).querySelector('.name')!).fontWeight);
    expect(weight('Ada')).to.be.greaterThan(weight('Bo'));
    const said = [...ada.querySelectorAll('.unseen')].map((each) => each.textContent);
    expect(said).to.deep.equal(['waits 8 mins, longer than usual', 'Chat', '2 unread']);
  });

  it('lets waiting times tick', async () => {
    const stage = await deskStage();
    await stage.clock.advance(2 * MINUTE_MS);
    await stage.drawn();
    const when = stage.row('Guest 4F2A').querySelector('.when');
    expect(when?.textContent?.trim()).to.equal('4 mins');
    expect(when?.className).to.include('soon');
  });

  it('follows what is open, marks it as read, and lets it go when it is left', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    expect(stage.client.asked).to.deep.include(['follow', 'ada']);
    expect(stage.client.asked).to.deep.include(['markRead', 'ada']);
    stage.row('Bo').click();
    await stage.drawn();
    expect(stage.client.asked).to.deep.include(['unfollow', 'ada']);
    expect(stage.client.asked).to.deep.include(['follow', 'bo']);
    expect(stage.client.asked).not.to.deep.include(['markRead', 'guest']);
  });

  it('carries the unread count in the title and says politely that there is something new', async () => {
    document.title = 'Back office';
    const stage = await deskStage();
    expect(document.title).to.equal('(3) Back office');
    stage.client.row({ conversation: 'bo', unread: 1 });
    await stage.drawn();
    expect(document.title).to.equal('(4) Back office');
    expect(stage.find('[aria-live=polite]').textContent).to.equal('4 unread messages');
    stage.desk.remove();
    expect(document.title).to.equal('Back office');
  });

  it('says whether it is connected and since when it is not', async () => {
    const stage = await deskStage({ clock: new FakeClock(new Date(2026, 0, 5, 14, 2).getTime()) });
    const line = () => stage.find('.link').textContent?.trim();
    expect(line()).to.equal('Connected');
    stage.client.link({ at: 'waiting', attempt: 1, until: 0 });
    await stage.drawn();
    expect(line()).to.equal('Reconnecting… Last synced at 14:02');
    await stage.clock.advance(MINUTE_MS);
    stage.client.link({ at: 'connecting', attempt: 2 });
    await stage.drawn();
    expect(line()).to.equal('Reconnecting… Last synced at 14:02');
    stage.client.link({ at: 'ready', since: 0 });
    await stage.drawn();
    expect(line()).to.equal('Connected');
  });

  it('says so when nobody waits', async () => {
    const stage = await deskStage({ client: new DeskDouble() });
    expect(stage.find('.said').textContent).to.equal('Nobody is waiting. Lovely.');
  });

  it('draws a skeleton only after 300 ms', async () => {
    const client = new DeskDouble();
    client.change({ inbox: null });
    const stage = await deskStage({ client });
    expect(stage.all('.ghost')).to.have.length(0);
    await stage.clock.advance(300);
    await stage.drawn();
    expect(stage.all('.ghost')).not.to.have.length(0);
    client.change({ inbox: { rows: [], state: 'ready', hasMore: false } });
    await stage.drawn();
    expect(stage.all('.ghost')).to.have.length(0);
  });

  it('shows the other conversations of the same contact and opens them', async () => {
    const stage = await deskStage();
    stage.client.row({
      conversation: 'ada-before',
      contact: { id: 'c-ada', name: 'Ada Kern' },
      status: 'resolved',
      preview: { text: 'The vase arrived', by: 'contact', at: 0 },
    });
    stage.row('Is the lamp back?').click();
    await stage.drawn();
    stage.find('.before').click();
    await stage.drawn();
    expect(stage.client.asked).to.deep.include(['follow', 'ada-before']);
  });

  it('takes a conversation and gives it back', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    const button = () => stage.find('.assignee button');
    expect(button().textContent?.trim()).to.equal('Take it');
    button().click();
    await stage.drawn();
    expect(stage.client.asked.at(-1)).to.deep.equal(['assign', 'ada', 'anna']);
    expect(stage.find('.assignee').textContent).to.include('Anna (you)');
    button().click();
    await stage.drawn();
    expect(stage.client.asked.at(-1)).to.deep.equal(['assign', 'ada', null]);
  });

  it('says so when an action did not even reach the outbox', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    stage.client.broken = true;
    stage.find('.settle').click();
    await stage.drawn();
    expect(stage.find('.link').textContent?.trim()).to.equal(
      'That did not work. Please try again.',
    );
  });

  it('links nowhere but to the web, in a tab that cannot reach back', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    const links = stage.all('a[href="https://shop.example/lamp"]');
    expect(links).to.have.length(2);
    for (const link of links) expect(link.getAttribute('rel')).to.include('noopener');
  });
});

describe('<care-desk> in little room', () => {
  const shown = (element: HTMLElement) => element.checkVisibility();

  it('is one pane on a phone: the list, or a conversation with a way back', async () => {
    const stage = await deskStage({ widthPx: 390 });
    expect(shown(stage.find('care-desk-list'))).to.equal(true);
    stage.row('Ada').click();
    await stage.drawn();
    expect(shown(stage.find('care-desk-list'))).to.equal(false);
    expect(stage.focused()).to.equal(stage.find('h2'));
    stage.find('.back').click();
    await stage.drawn();
    expect(shown(stage.find('care-desk-list'))).to.equal(true);
    expect(stage.focused()).to.equal(stage.row('Ada'));
    expect(stage.client.asked.at(-1)).to.deep.equal(['unfollow', 'ada']);
  });

  it('is two panes on a tablet, with the customer in a drawer', async () => {
    const stage = await deskStage({ widthPx: 900 });
    stage.row('Ada').click();
    await stage.drawn();
    expect(shown(stage.find('care-desk-list'))).to.equal(true);
    expect(shown(stage.find('care-desk-customer'))).to.equal(false);
    stage.find('.details:not(.panes)').click();
    await stage.drawn();
    expect(shown(stage.find('care-desk-customer'))).to.equal(true);
    await stage.press('Escape');
    expect(shown(stage.find('care-desk-customer'))).to.equal(false);
    expect(shown(stage.find('care-desk-conversation'))).to.equal(true);
  });

  for (const view of ['list', 'conversation', 'note', 'customer'] as const)
    it(`needs no sideways scrolling at 320 px: ${view}`, async () => {
      const stage = await deskStage({ widthPx: 320 });
      if (view !== 'list') stage.row('Ada').click();
      await stage.drawn();
      if (view === 'note') await stage.press('n');
      if (view === 'customer') await stage.press('i');
      for (const each of stage.desk.shadowRoot!.getAnimations()) each.finish();
      for (const element of [stage.desk, ...stage.all('*')]) {
        if (!element.checkVisibility() || element.matches('.unseen, .sr, .cut, .cut *')) continue;
        const { left, right } = element.getBoundingClientRect();
        const edge = stage.desk.getBoundingClientRect();
        const words = `${element.localName}.${element.className}`;
        expect(right, words).to.be.at.most(edge.right + 0.5);
        expect(left, words).to.be.at.least(edge.left - 0.5);
      }
    });
});
