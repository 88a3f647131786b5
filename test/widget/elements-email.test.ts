import { expect, fixture, html } from '@open-wc/testing';
import '../../widget/elements/care-email.ts';
import type { EmailProving } from '../../widget/client/care-client.ts';
import type { CareEmailElement } from '../../widget/elements/care-email.ts';
import { en } from '../../widget/locales/en.ts';
import { en as more } from '../../widget/locales/more/en.ts';
import { ClientDouble } from '../support/client-double.ts';
import { waitUntil } from './wait-until.ts';

const EMAIL = 'ada@shop.example';

async function view(proving: Partial<EmailProving> = {}, { online = true } = {}) {
  const client = new ClientDouble();
  client.proving = { ...client.proving, ...proving };
  const acts: string[] = [];
  const element = await fixture<CareEmailElement>(
    html`<care-email
      .client=${client}
      .texts=${en}
      .online=${online}
      .act=${() => acts.push('act')}
      .home=${() => acts.push('home')}
    ></care-email>`,
  );
  await waitUntil(() => element.renderRoot.querySelector('div'), 'drawn');
  const find = (what: string) => element.renderRoot.querySelector<HTMLInputElement>(what)!;
  const enter = async (text: string) => {
    find('input').value = text;
    find('input').dispatchEvent(new Event('input'));
    find('button.main').click();
    await element.updateComplete;
  };
  return { element, acts, find, enter };
}

const refusing = (code: string, retryAfterMs?: number) => () =>
  Promise.reject(Object.assign(new Error(code), { code, retryAfterMs }));

describe('care-email', () => {
  it('goes from the address to the code to what is proven, with the focus where one goes on', async () => {
    const said: string[] = [];
    const { element, acts, find, enter } = await view({
      prove: async (code) => void said.push(code),
    });
    await enter(EMAIL);
    await waitUntil(() => find('#code'), 'the code');
    expect(acts).to.eql(['act']);
    await waitUntil(() => element.shadowRoot!.activeElement === find('#code'), 'the focus');
    expect(find('[role=status]').textContent).to.equal(more.codeSent(EMAIL));
    await expect(element).to.be.accessible();
    await enter(' 123 456 ');
    await waitUntil(() => find('p[tabindex]'), 'proven');
    expect(said).to.eql(['123456']);
    expect(find('p[tabindex]').textContent).to.equal(more.emailProven(EMAIL));
    await waitUntil(() => element.shadowRoot!.activeElement === find('p[tabindex]'), 'the focus');
    find('.more button').click();
    expect(acts).to.eql(['act', 'home']);
  });

  it('takes digits as they are pasted, of whatever script', async () => {
    const said: string[] = [];
    const { find, enter } = await view({ prove: async (code) => void said.push(code) });
    await enter(EMAIL);
    await waitUntil(() => find('#code'), 'the code');
    await enter('١٢٣ ٤٥٦');
    await waitUntil(() => said.length === 1, 'said');
    expect(said).to.eql(['123456']);
  });

  for (const [code, sentence] of [
    ['bad-request', more.emailWrong('name@example.com')],
    ['rate-limited', more.emailWait('2 hours')],
    ['busy', more.emailUnsent],
    ['internal', more.emailUnsent],
  ] as const)
    it(`says at the address what is wrong: ${code}`, async () => {
      const { element, acts, find, enter } = await view({ ask: refusing(code, 7_200_000) });
      await enter(EMAIL);
      await waitUntil(() => find('.wrong').textContent, 'said');
      expect(find('.wrong').textContent).to.equal(sentence);
      expect(find('[role=status]').textContent).to.equal(sentence);
      expect(find('input').getAttribute('aria-invalid')).to.equal('true');
      await waitUntil(() => element.shadowRoot!.activeElement === find('input'), 'the focus');
      expect(find('input').value).to.equal(EMAIL);
      expect(acts).to.eql(['act']);
    });

  for (const [code, sentence] of [
    ['wrong-code', more.codeWrong],
    ['token-expired', more.codeOver],
    ['rate-limited', more.emailWait('1 minute')],
    ['busy', en.somethingWrong],
  ] as const)
    it(`says at the code what is wrong: ${code}`, async () => {
      const { find, enter } = await view({ prove: refusing(code) });
      await enter(EMAIL);
      await waitUntil(() => find('#code'), 'the code');
      await enter('123456');
      await waitUntil(() => find('.wrong').textContent, 'said');
      expect(find('.wrong').textContent).to.equal(sentence);
    });

  it('asks nobody for what is no address or no code, nor without a network', async () => {
    const { find, enter } = await view({ prove: () => Promise.reject(new Error('asked')) });
    for (const none of ['', 'ada', 'ada@']) {
      await enter(none);
      expect(find('.wrong').textContent).to.equal(more.emailWrong('name@example.com'));
    }
    await enter(EMAIL);
    await waitUntil(() => find('#code'), 'the code');
    await enter('12345');
    expect(find('.wrong').textContent).to.equal(more.codeWrong);
    const offline = await view(
      { ask: () => Promise.reject(new Error('asked')) },
      { online: false },
    );
    await offline.enter(EMAIL);
    expect(offline.find('.wrong').textContent).to.equal(more.emailOffline);
  });

  it('leads back to the address, and says when a new code can be had', async () => {
    const { element, find, enter } = await view();
    await enter(EMAIL);
    await waitUntil(() => find('#code'), 'the code');
    expect(element.shadowRoot!.textContent).to.include(more.newCodeIn('1 day'));
    find('.more button').click();
    await waitUntil(() => find('#email'), 'the address');
    expect(find('input').value).to.equal(EMAIL);
    const soon = await view({ ask: async (email) => ({ email, againInMs: 0 }) });
    await soon.enter(EMAIL);
    await waitUntil(() => soon.find('#code'), 'the code');
    expect(soon.find('.more button').textContent!.trim()).to.equal(more.sendCode);
  });

  it('says whom it knows already', async () => {
    const proven = await view({ proven: EMAIL });
    await waitUntil(() => proven.find('p[tabindex]'), 'proven');
    const customer = await view({ isCustomer: true });
    await waitUntil(() => customer.find('p').textContent === more.emailKnown, 'known');
  });
});
