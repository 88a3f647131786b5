// What a shopper does and sees, as functions that run in the page: each stands by itself.
import { pause, until } from '../until.ts';
import type { Robot } from './robot.ts';

/** What the panel shows. */
export interface Sight {
  /** In the composer. */
  readonly draft: string;
  /** The messages of the thread, from top to bottom. */
  readonly thread: readonly string[];
}

const SHOWN_WITHIN_MS = 20_000;

export async function openPanel(robot: Robot): Promise<void> {
  const opened = () =>
    robot.run(() => {
      const widget = document.querySelector('care-widget'); // the script tag may not have run yet
      const disc = widget?.shadowRoot?.querySelector('button');
      if (!widget?.hasAttribute('open')) disc?.click();
      const panel = widget?.shadowRoot?.querySelector('care-panel');
      const composer = panel?.shadowRoot?.querySelector('care-composer');
      return !!composer?.shadowRoot?.querySelector('textarea');
    });
  if (!(await until(opened, SHOWN_WITHIN_MS))) throw new Error('The panel is not shown.');
}

/** Writes like a person: a key, a pause. `pauses` are in ms, one after each key. */
export async function typeText(
  robot: Robot,
  text: string,
  pauses: readonly number[],
): Promise<void> {
  let written = '';
  for (const [i, key] of [...text].entries()) {
    written = await robot.run((one: string) => {
      const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
      const composer = panel.shadowRoot!.querySelector('care-composer')!;
      const field = composer.shadowRoot!.querySelector('textarea')!;
      field.focus();
      document.execCommand('insertText', false, one);
      return field.value;
    }, key);
    await pause(pauses[i] ?? 0);
  }
  if (written !== text) throw new Error(`The composer holds "${written}", not "${text}".`);
}

export async function clearComposer(robot: Robot): Promise<void> {
  await robot.run(() => {
    const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
    const composer = panel.shadowRoot!.querySelector('care-composer')!;
    const field = composer.shadowRoot!.querySelector('textarea')!;
    field.focus();
    field.select();
    document.execCommand('delete');
  });
}

/** Signals, and presses Enter in the same moment. */
export async function pressEnter(robot: Robot): Promise<void> {
  await robot.run(() => {
    const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
    const composer = panel.shadowRoot!.querySelector('care-composer')!;
    const field = composer.shadowRoot!.querySelector('textarea')!;
    field.focus();
    void fetch('/robot/signal', { method: 'POST' });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
  });
}

export function look(robot: Robot): Promise<Sight> {
  return robot.run(() => {
    const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
    const composer = panel.shadowRoot!.querySelector('care-composer')!;
    // There is no thread before there is something to show in it.
    const thread = panel.shadowRoot!.querySelector('care-thread')?.shadowRoot;
    const bubbles = thread?.querySelectorAll<HTMLElement>('li.row .bubble') ?? [];
    return {
      draft: composer.shadowRoot!.querySelector('textarea')!.value,
      thread: [...bubbles].map((bubble) => bubble.innerText.trim()),
    };
  });
}
