// A desk on a page for tests, with people in it, and ways to look inside.
import { fixture, html } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { CareDeskElement } from '../../widget/desk/index.ts';
import { DeskDouble } from './desk-double.ts';

export const MINUTE_MS = 60_000;

export interface DeskStage {
  readonly desk: CareDeskElement;
  readonly client: DeskDouble;
  readonly clock: FakeClock;
  /** Lets every element draw. */
  drawn(): Promise<void>;
  /** The first element that matches, in whichever shadow root. */
  find<T extends Element = HTMLElement>(selector: string): T;
  all(selector: string): HTMLElement[];
  row(name: string): HTMLElement;
  /** Presses a key where the focus is. */
  press(key: string, init?: KeyboardEventInit): Promise<void>;
  /** Writes into the visible composer, as a person does. */
  type(text: string): Promise<void>;
  focused(): Element | null;
}

/** Two people wait, one was answered: Ada since 8 minutes, a guest since 2, of 5 that are usual. */
export function peopled(clock: FakeClock): DeskDouble {
  const client = new DeskDouble();
  const now = clock.now();
  client.row({
    conversation: 'ada',
    contact: { id: 'c-ada', name: 'Ada Kern' },
    language: 'de',
    page: { url: 'https://shop.example/lamp', title: 'Lamp' },
    unread: 2,
    waitingSince: now - 8 * MINUTE_MS,
    changedAt: now - 8 * MINUTE_MS,
    preview: { text: 'Is the lamp back?', by: 'contact', at: now },
  });
  client.row({
    conversation: 'guest',
    contact: { id: 'visitor-4f2a' },
    unread: 1,
    waitingSince: now - 2 * MINUTE_MS,
    changedAt: now - 2 * MINUTE_MS,
    preview: { text: 'Hello?', by: 'contact', at: now },
  });
  client.row({
    conversation: 'bo',
    contact: { id: 'c-bo', name: 'Bo Lind' },
    changedAt: now - 30 * MINUTE_MS,
    preview: { text: 'You are welcome', by: 'agent', at: now },
  });
  client.talk('ada', now - 9 * MINUTE_MS, [
    ['contact', 'Hi'],
    ['contact', 'Is the lamp back?'],
  ]);
  client.talk('guest', now - 2 * MINUTE_MS, [['contact', 'Hello?']]);
  client.talk('bo', now - 40 * MINUTE_MS, [
    ['contact', 'Thanks'],
    ['agent', 'You are welcome'],
  ]);
  return client;
}

interface StageOptions {
  readonly clock?: FakeClock;
  readonly client?: DeskDouble;
  readonly widthPx?: number;
  readonly scheme?: 'light' | 'dark';
}

export async function deskStage(options: StageOptions = {}): Promise<DeskStage> {
  const clock = options.clock ?? new FakeClock();
  const client = options.client ?? peopled(clock);
  const desk = new CareDeskElement();
  desk.client = client;
  desk.clock = clock;
  desk.locale = 'en-GB';
  if (options.scheme) desk.setAttribute('scheme', options.scheme);
  desk.style.setProperty('--care-desk-height', '600px');
  desk.style.inlineSize = `${options.widthPx ?? 1280}px`;
  await fixture(html`<div>${desk}</div>`);
  const stage = onStage(desk, client, clock);
  await stage.drawn();
  return stage;
}

function onStage(desk: CareDeskElement, client: DeskDouble, clock: FakeClock): DeskStage {
  const all = (selector: string) => deepAll(desk.shadowRoot!, selector);
  const find = <T extends Element>(selector: string) => {
    const found = all(selector)[0];
    if (!found) throw new Error(`Nothing on the desk matches "${selector}".`);
    return found as unknown as T;
  };
  const drawn = async () => {
    // Elements draw children that draw children; a frame later none has work left.
    await desk.updateComplete;
    await new Promise(requestAnimationFrame);
    await desk.updateComplete;
  };
  const focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
  };
  return {
    desk,
    client,
    clock,
    all,
    find,
    drawn,
    focused,
    row: (name) => {
      const row = all('[role=option]').find((each) => each.textContent?.includes(name));
      if (!row) throw new Error(`No row says "${name}".`);
      return row;
    },
    async press(key, init = {}) {
      const event = new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        composed: true,
        cancelable: true,
        ...init,
      });
      (focused() ?? document.body).dispatchEvent(event);
      await drawn();
    },
    async type(text) {
      const field = all('textarea').find((each) => each.checkVisibility()) as HTMLTextAreaElement;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await drawn();
    },
  };
}

function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...deepAll(element.shadowRoot, selector));
  }
  return found;
}
