import { expect, fixture, html } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { CareDeskElement } from '../../widget/desk/index.ts';
import { deskStage } from './desk-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('the life of a <care-desk>', () => {
  it('leaves nothing behind when it is removed, and works again when it is put back', async () => {
    const stage = await deskStage();
    const { desk, client, clock } = stage;
    const place = desk.parentElement!;
    stage.row('Ada').click();
    await stage.drawn();
    expect(client.listeners).to.equal(1);

    desk.remove();
    expect(client.listeners).to.equal(0);
    expect(clock.pending).to.equal(0);
    expect(client.asked.at(-1)).to.deep.equal(['unfollow', 'ada']);
    const before = client.asked.length;
    await stage.press('e');
    expect(client.asked).to.have.length(before);

    place.append(desk);
    await stage.drawn();
    expect(client.listeners).to.equal(1);
    expect(client.asked).to.deep.include.members([['follow', 'ada']]);
    await stage.press('e');
    expect(client.asked.at(-1)).to.deep.equal(['setStatus', 'ada', 'resolved']);
  });

  it('does not close a client that it was given', async () => {
    const stage = await deskStage();
    stage.desk.remove();
    expect(stage.client.asked).not.to.deep.include(['close']);
  });

  it('forgets what was open when it is sent to another site', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    const other = await deskStage();
    stage.desk.client = other.client;
    await stage.drawn();
    expect(stage.all('care-desk-conversation')).to.have.length(0);
    expect(other.client.asked).not.to.deep.include(['follow', 'ada']);
  });
});

describe('a <care-desk> that may not open', () => {
  const own = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = own;
  });

  async function gate(answer: () => Promise<Response>): Promise<CareDeskElement> {
    globalThis.fetch = answer;
    const desk = new CareDeskElement();
    desk.site = 'demo';
    desk.server = 'https://care.example';
    desk.locale = 'en';
    desk.clock = new FakeClock();
    await fixture(html`<div>${desk}</div>`);
    return desk;
  }
  const said = (desk: CareDeskElement) => desk.shadowRoot!.querySelector('.said')?.textContent;

  it('asks to sign in when the server does not know who it is, and tries again on request', async () => {
    let asked = 0;
    const desk = await gate(async () => {
      asked++;
      return new Response('', { status: 401 });
    });
    await waitUntil(() => said(desk) === 'Please sign in');
    expect(desk.shadowRoot!.querySelector('.gate')!.textContent).to.include('care.example');
    await expect(desk).to.be.accessible();
    desk.shadowRoot!.querySelector<HTMLElement>('.gate button')!.click();
    await waitUntil(() => asked === 2);
  });

  it('says that the server cannot be reached and keeps trying', async () => {
    let asked = 0;
    const desk = await gate(() => {
      asked++;
      return Promise.reject(new TypeError('network'));
    });
    await waitUntil(() => said(desk) === 'The care server does not answer');
    await (desk.clock as FakeClock).advance(1_000);
    await waitUntil(() => asked === 2);
    desk.remove();
    expect((desk.clock as FakeClock).pending).to.equal(0);
  });

  it('names the site that the server does not have', async () => {
    const desk = await gate(async () => new Response('', { status: 404 }));
    await waitUntil(() => said(desk) === 'No such shop');
    expect(desk.shadowRoot!.querySelector('.gate')!.textContent).to.include('“demo”');
  });

  it('says what is missing when nobody named a site', async () => {
    const desk = new CareDeskElement();
    desk.locale = 'en';
    await fixture(html`<div>${desk}</div>`);
    expect(said(desk)).to.equal('Which shop?');
  });
});
