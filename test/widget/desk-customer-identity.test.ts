// Who writes, as far as the shop has said so.
import { expect } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { deskStage, peopled, type DeskStage } from './desk-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('the customer on the desk', () => {
  it('is shown with the address, whether it is proved, the shop’s id and the orders', async () => {
    const clock = new FakeClock();
    const client = peopled(clock);
    client.contacts.set('c-ada', {
      id: 'c-ada',
      name: 'Ada Kern',
      customerId: '4711',
      email: 'ada@shop.example',
      emailVerifiedAt: 1,
      orders: [
        { id: '1001', title: 'Lamp', url: 'https://shop.example/admin/1001' },
        { id: '1000' },
      ],
    });
    client.contacts.set('c-bo', { id: 'c-bo', customerId: '12', email: 'bo@shop.example' });
    const stage = await deskStage({ clock, client });
    const shown = () => shownOn(stage);
    stage.row('Ada Kern').click();
    await waitUntil(() => shown().includes('4711'), 'the facts');
    expect(shown()).to.match(/ada@shop\.example \(verified\)/);
    expect(shown()).to.include('1001 · Lamp').and.to.include('1000');
    expect(stage.all('a[href="https://shop.example/admin/1001"]')[0]?.getAttribute('rel')).to.equal(
      'noopener noreferrer',
    );
    expect(shown()).not.to.include('Not signed in');
    stage.row('Bo Lind').click();
    await waitUntil(() => shown().includes('bo@shop.example'), 'the other one');
    expect(shown()).to.match(/\(not verified\)/);
    expect(shown()).not.to.include('4711');
  });

  it('is a guest until the shop says who it is, whatever they are called', async () => {
    const clock = new FakeClock();
    const client = peopled(clock);
    client.contacts.set('visitor-4f2a', { id: 'visitor-4f2a', name: 'Somebody' });
    const stage = await deskStage({ clock, client });
    const shown = () => shownOn(stage);
    stage.row('Guest 4F2A').click();
    await waitUntil(() => shown().includes('Not signed in to the shop'), 'a guest');
    client.contacts.set('c-new', { id: 'c-new', customerId: '99' });
    client.row({ conversation: 'guest', contact: { id: 'c-new', name: 'Gül' } });
    await waitUntil(() => shown().includes('99'), 'who they are by now');
    expect(shown()).not.to.include('Not signed in');
  });
});

/** What the pane says; nothing before it is drawn. */
function shownOn({ all }: DeskStage): string {
  return (all('care-desk-customer')[0]?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
}
