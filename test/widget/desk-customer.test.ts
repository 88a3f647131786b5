import { expect } from '@open-wc/testing';
import type { CustomerAnswer } from '../../sdk/protocol/customer-info.ts';
import { deskStage, type DeskStage } from './desk-stage.ts';

const HOSTILE = '<img src=x onerror="window.hacked = 1">';

const KNOWN: CustomerAnswer = {
  state: 'known',
  customer: {
    lifetimeValue: '€ 1,204.50',
    orders: [
      { id: '#1042', status: 'Shipped', total: '€ 39.00', url: 'https://shop.example/o/1042' },
      { id: HOSTILE },
    ],
    facts: [{ label: HOSTILE, value: 'Gold' }],
    notes: `Calls on Fridays.\n${HOSTILE}`,
  },
};

describe('what the shop knows of a customer', () => {
  const { fetch } = window;
  let asked: string[] = [];
  let answers: (response: Response) => void = () => {};

  beforeEach(() => {
    asked = [];
    window.fetch = (url) => {
      asked.push(String(url));
      return new Promise((resolve) => (answers = resolve));
    };
  });
  afterEach(() => {
    window.fetch = fetch;
  });

  async function opened(): Promise<DeskStage> {
    const stage = await deskStage();
    stage.desk.site = 'demo';
    await stage.drawn();
    stage.row('Ada').click();
    await stage.drawn();
    return stage;
  }

  async function told(stage: DeskStage, words: string): Promise<HTMLElement> {
    for (;;) {
      await stage.drawn();
      const shop = stage.all('.shop')[0];
      if (shop?.innerText.includes(words)) return shop;
    }
  }

  it('is asked for when a conversation is opened, and shown as text', async () => {
    const stage = await opened();
    expect(asked).to.deep.equal([`${location.origin}/v1/desk/customers/ada?site=demo`]);
    expect((await told(stage, 'Loading')).getAttribute('aria-busy')).to.equal('true');
    answers(Response.json(KNOWN));
    const shop = await told(stage, 'Shipped');
    for (const words of ['€ 1,204.50', '#1042', 'Gold', 'Calls on Fridays.', HOSTILE])
      expect(shop.innerText).to.include(words);
    expect(shop.querySelector('img')).to.equal(null);
    expect('hacked' in window).to.equal(false);
    const links = [...shop.querySelectorAll('a')].map(({ href, rel }) => [href, rel]);
    expect(links).to.deep.equal([['https://shop.example/o/1042', 'noopener noreferrer']]);
  });

  it('that cannot be had is said to be so, and the conversation goes on', async () => {
    const stage = await opened();
    answers(new Response('', { status: 500 }));
    await told(stage, 'Not available right now.');
    await stage.type('Hello Ada');
    expect(stage.find<HTMLTextAreaElement>('textarea').value).to.equal('Hello Ada');
  });

  it('is no part of the desk where the shop knows nothing', async () => {
    const stage = await opened();
    answers(Response.json({ state: 'unknown' }));
    while (stage.all('.shop').length > 0) await stage.drawn();
    expect(stage.find('care-desk-customer').shadowRoot!.textContent).not.to.include(
      'From the shop',
    );
  });
});
