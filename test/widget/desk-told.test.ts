import { expect } from '@open-wc/testing';
import type { Context } from '../../sdk/protocol/context.ts';
import { deskStage } from './desk-stage.ts';

/** What a page told, as the internal log has it, before or after what is there. */
async function stageWith(...told: readonly Context[]) {
  const stage = await deskStage();
  const { events } = stage.client.snapshot.conversations.get('ada')!;
  const [message] = events;
  const internal = told.map((context, i) => ({
    ...message!,
    log: 'internal' as const,
    seq: i + 1,
    publicSeq: 1,
    op: `told-${i}`,
    what: { kind: 'context.told' as const, context },
  }));
  stage.client.conversation('ada', { events: [...events, ...internal] });
  stage.row('Ada').click();
  await stage.drawn();
  return stage;
}

describe('what the page told, at the desk', () => {
  it('[O15] stands beside the conversation as told and not checked, the newest alone, and not in the thread', async () => {
    const stage = await stageWith(
      { cart: { total: 'OLD' } },
      {
        page: { url: 'https://shop.example/lamp', title: 'Lamp' },
        cart: { total: '€ 129.00', items: [{ name: 'Lamp', quantity: 2 }, { name: 'Bulb' }] },
        order: { id: '2044', status: 'packed', url: 'https://shop.example/orders/2044' },
        custom: [{ label: 'Level', value: 'Gold' }],
      },
    );
    const told = stage.find<HTMLElement>('.told');
    for (const part of [
      'not checked',
      '2 × Lamp · Bulb · € 129.00',
      '2044 · packed',
      'Level',
      'Gold',
    ])
      expect(told.innerText).to.include(part);
    expect(told.innerText).not.to.include('OLD');
    expect(stage.find<HTMLElement>('care-thread').shadowRoot!.textContent).not.to.include('Gold');
    await expect(stage.desk).to.be.accessible();
  });

  it('[O15] is plain text: nothing of it can be followed, drawn or run', async () => {
    const evil = '<img src=x onerror="document.title=1"><a href="https://evil.example">x</a>';
    const stage = await stageWith({
      page: { url: 'https://evil.example/', title: evil },
      order: { id: evil, url: 'https://evil.example/' },
      custom: [{ label: evil, value: evil }],
    });
    const told = stage.find<HTMLElement>('.told');
    expect(told.querySelectorAll('a, img').length).to.equal(0);
    expect(told.innerText).to.include('<img src=x');
  });

  it('is not there when no page told anything', async () => {
    const stage = await stageWith();
    expect(stage.all('.told')).to.eql([]);
  });
});
