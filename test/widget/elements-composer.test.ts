import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { CareComposerElement, CareTypingEvent } from '../../widget/elements/care-composer.ts';
import { all, composer, still } from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

const field = (of: CareComposerElement) => of.renderRoot.querySelector('textarea')!;
const button = (of: CareComposerElement) => of.renderRoot.querySelector('button')!;

async function type(into: CareComposerElement, text: string): Promise<void> {
  field(into).value = text;
  field(into).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await into.updateComplete;
}

function press(into: CareComposerElement, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...more });
  field(into).dispatchEvent(event);
  return event;
}

/** A `send` whose end the test decides. */
function held() {
  const sent: string[] = [];
  const ends: { resolve(): void; reject(error: unknown): void }[] = [];
  const send = (text: string) =>
    new Promise<void>((resolve, reject) => {
      sent.push(text);
      ends.push({ resolve, reject });
    });
  return { sent, ends, send };
}

describe('care-composer', () => {
  it('sends with Enter and breaks the line with Shift + Enter', async () => {
    const { sent, send } = held();
    const element = await composer(send);
    await type(element, 'hello');
    expect(press(element, { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(sent).to.eql([]);
    expect(press(element).defaultPrevented).to.equal(true);
    expect(sent).to.eql(['hello']);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const { sent, send } = held();
    const element = await composer(send);
    await type(element, 'こん');
    press(element, { isComposing: true });
    press(element, { keyCode: 229 });
    expect(sent).to.eql([]);
  });

  it('is cleared only after the message is kept', async () => {
    const { ends, send } = held();
    const element = await composer(send);
    await type(element, 'hello');
    press(element);
    await element.updateComplete;
    expect(field(element).value).to.equal('hello');
    ends[0]!.resolve();
    await waitUntil(() => field(element).value === '');
  });

  it('keeps what was written in the meantime', async () => {
    const { ends, send } = held();
    const element = await composer(send);
    await type(element, 'hello');
    press(element);
    await type(element, 'hello again');
    ends[0]!.resolve();
    await Promise.resolve();
    await element.updateComplete;
    expect(field(element).value).to.equal('hello again');
  });

  it('keeps the text and says why when it cannot be kept', async () => {
    const { ends, send } = held();
    const element = await composer(send);
    await type(element, 'hello');
    press(element);
    ends[0]!.reject(new CareError('too-long'));
    await waitUntil(() => all(element, '[role=alert]').length === 1);
    expect(all(element, '[role=alert]')[0]!.textContent).to.contain('The message is too long.');
    expect(field(element).value).to.equal('hello');
    press(element);
    ends[1]!.reject(new DOMException('full', 'QuotaExceededError'));
    await waitUntil(() =>
      all(element, '[role=alert]')[0]?.textContent?.includes('could not be kept'),
    );
    expect(field(element).value).to.equal('hello');
  });

  it('sends a text once, however often Enter is pressed while it is on its way', async () => {
    const { sent, ends, send } = held();
    const element = await composer(send);
    await type(element, 'hello');
    press(element);
    press(element);
    press(element, { repeat: true });
    button(element).click();
    expect(sent).to.eql(['hello']);
    ends[0]!.resolve();
    await waitUntil(() => field(element).value === '');
    await type(element, 'hello');
    press(element);
    expect(sent).to.eql(['hello', 'hello']);
  });

  it('cannot send blanks, nor more than the limit, and counts near it', async () => {
    const { sent, send } = held();
    const element = await composer(send);
    element.limit = 100;
    await type(element, ' \n ');
    expect(button(element).disabled).to.equal(true);
    await type(element, 'x'.repeat(50));
    expect(button(element).disabled).to.equal(false);
    expect(all(element, '#left')).to.eql([]);
    await type(element, 'x'.repeat(99));
    expect(all(element, '#left')[0]!.textContent).to.contain('1 character left');
    await type(element, 'x'.repeat(103));
    expect(all(element, '#left')[0]!.textContent).to.contain('3 characters too many');
    expect(button(element).disabled).to.equal(true);
    press(element);
    expect(sent).to.eql([]);
  });

  it('grows with its text to six lines and no further', async () => {
    const element = await composer(held().send);
    const height = async (lines: number) => {
      await type(element, Array(lines).fill('line').join('\n'));
      return field(element).clientHeight;
    };
    const [one, three, six, nine] = [
      await height(1),
      await height(3),
      await height(6),
      await height(9),
    ];
    expect(one).to.be.below(three!);
    expect(three).to.be.below(six!);
    expect(nine).to.equal(six);
    expect(await height(1)).to.equal(one);
  });

  it('tells that somebody types, and that they stopped', async () => {
    const { ends, send } = held();
    const element = await composer(send);
    const told: boolean[] = [];
    element.addEventListener('care-typing', (event) =>
      told.push((event as CareTypingEvent).typing),
    );
    await type(element, 'h');
    await type(element, 'he');
    await type(element, '');
    expect(told).to.eql([true, true, false]);
    await type(element, 'hello');
    press(element);
    ends[0]!.resolve();
    await waitUntil(() => told.length === 5);
    expect(told.slice(3)).to.eql([true, false]);
  });

  it('takes real keys, and the focus of whoever focuses it', async () => {
    const { sent, send } = held();
    const element = await composer(send);
    element.focus();
    await sendKeys({ type: 'by keyboard' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => sent.length > 0);
    expect(sent).to.eql(['by keyboard']);
  });

  it('is found clean by axe, light and dark, empty and refused', async () => {
    for (const scheme of ['light', 'dark']) {
      const element = await composer(() => Promise.reject(new CareError('too-long')));
      const { host } = element.getRootNode() as ShadowRoot;
      host.setAttribute('scheme', scheme);
      await expect(element, scheme).to.be.accessible();
      element.limit = 4;
      await type(element, 'full');
      press(element);
      await waitUntil(() => all(element, '[role=alert]').length === 1);
      still(document);
      await expect(element, scheme).to.be.accessible();
    }
  });
});
