// Between two visits the files in which the browser keeps the device's store are deleted, cut or garbled, with a message
// in the outbox. The next visit is usable, keeps what it promises, says what it cannot promise, sends nothing that nobody
// wrote and nothing twice; and the visit after it is as if nothing had been, unless the browser gives nobody a store again.
import { en } from '../../../widget/locales/en.ts';
import type { CheckReport } from '../check.ts';
import type { Dice } from '../dice.ts';
import { until } from '../until.ts';
import type { BrowserWorld } from './browser-world.ts';
import type { EngineName } from './engines.ts';
import type { Robot } from './robot.ts';
import { clearComposer, look, openPanel, pressEnter, typeText } from './shopper-hands.ts';
import { DAMAGES, damageStore, type Damage } from './store-files.ts';
import { inBrowser, inTurn, type VisitOptions } from './visit.ts';

const WITHIN_MS = 30_000;
const HEALED_WITHIN_MS = 15_000;
/** Within a second it is said that nothing is kept; a browser on a busy machine may be late with drawing it. */
const TOLD_WITHIN_MS = 1_500;

export async function damageProfiles(
  name: EngineName,
  options: VisitOptions,
): Promise<CheckReport> {
  const count = { sent: 0, written: 0, lost: 0, told: 0, 'never healed': 0 };
  let slowest = 0;
  const note = () =>
    `what waited was sent ${count.sent}, in the composer again ${count.written}, lost ${count.lost}; “only in this tab” said ${count.told}; ` +
    `no store from the browser any more ${count['never healed']}; slowest ${slowest} ms until shown`;
  const attempt = async (world: BrowserWorld, number: number, dice: Dice) => {
    const device = new DamagedDevice(world, number);
    const { wrong, isKept } = await device.visits(dice);
    count[isKept ? 'sent' : device.isWritten ? 'written' : 'lost'] += 1;
    if (device.isTold) count.told += 1;
    if (!device.isHealed) count['never healed'] += 1;
    slowest = Math.max(slowest, device.took);
    return wrong;
  };
  return inTurn(name, 'damaged profile', options, attempt, note);
}

interface Found {
  readonly wrong: readonly string[];
  /** Whether what waited in the outbox survived the damage. */
  readonly isKept: boolean;
}

/** One device, from its first visit to the one after its recovery. */
class DamagedDevice {
  readonly #world: BrowserWorld;
  readonly #damage: Damage;
  readonly #texts: { readonly [when in 'sent' | 'waiting' | 'after' | 'last']: string };
  readonly #wrong: string[] = [];
  /** What waited, or some of it, is in the composer again: an older state of the store is what is left. */
  isWritten = false;
  /** The visit after the damage has said that it keeps things in its tab only. */
  isTold = false;
  /** It says so no longer. */
  isHealed = true;
  /** From Enter until the message after the damage was shown, in ms. */
  took = 0;

  constructor(world: BrowserWorld, number: number) {
    this.#world = world;
    this.#damage = DAMAGES[number % DAMAGES.length]!;
    const text = (when: string) => `${number} ${when}, oak shelf`;
    this.#texts = {
      sent: text('sent'),
      waiting: text('waiting'),
      after: text('after'),
      last: text('last'),
    };
  }

  async visits(dice: Dice): Promise<Found> {
    const { care, engine } = this.#world;
    const { waiting, after, last } = this.#texts;
    const profile = await this.#world.newProfile();
    await care.kill(); // whatever the try before has left of it
    await care.start();
    await inBrowser(this.#world, profile, () => this.#before());
    damageStore({ engine: engine.name, profile, text: waiting }, this.#damage, dice);
    const mayDie = dice.chance(0.5);
    await inBrowser(this.#world, profile, () => this.#after(mayDie));
    await inBrowser(this.#world, profile, () => this.#later(mayDie && this.isHealed));
    const stored = await this.#stored();
    const isKept = stored.includes(waiting);
    const { sent } = this.#texts;
    const expected = [sent, ...(isKept ? [waiting] : []), after, last];
    if (stored.toSorted().join(' | ') !== expected.toSorted().join(' | '))
      this.#wrong.push(`stored: ${stored.join(' | ')}, not ${expected.join(' | ')}`);
    const wrong = this.#wrong.map((what) => `${this.#damage}: ${what}`);
    return { wrong, isKept };
  }

  async #before(): Promise<void> {
    await this.#open();
    await this.#say(this.#texts.sent);
    await this.#arrives(this.#texts.sent);
    await this.#world.care.kill();
    await this.#say(this.#texts.waiting);
    if (await this.#isTabOnly()) throw new Error('A sound device keeps nothing.');
  }

  /** The server is still down: nothing but the device and the tab can keep anything. */
  async #after(mayDie: boolean): Promise<void> {
    await this.#open();
    const { draft } = await look(this.#robot);
    this.isWritten = draft !== '';
    if (!this.#texts.waiting.startsWith(draft)) this.#wrong.push(`in the composer: ${draft}`);
    await clearComposer(this.#robot);
    await this.#say(this.#texts.after);
    this.isTold = await until(() => this.#isTabOnly(), TOLD_WITHIN_MS);
    this.isHealed = await until(async () => !(await this.#isTabOnly()), HEALED_WITHIN_MS);
    if (!this.isHealed && (await this.#hasStore())) this.#wrong.push('it never heals');
    this.#wrong.push(...(await this.#robot.uncaught()).map((error) => `uncaught: ${error}`));
    // What is promised is taken at its word.
    if (this.isHealed && mayDie) return;
    await this.#world.care.start();
    await this.#arrives(this.#texts.after);
  }

  async #later(isDown: boolean): Promise<void> {
    await this.#open();
    const { after, last } = this.#texts;
    const isShown = async () => (await look(this.#robot)).thread.includes(after);
    if (this.isHealed && !(await until(isShown, WITHIN_MS)))
      this.#wrong.push(
        `what was promised to be kept is not shown, server ${isDown ? 'down' : 'up'}`,
      );
    if (isDown) await this.#world.care.start();
    await this.#say(last);
    for (const text of [after, last]) await this.#arrives(text);
    const { thread } = await look(this.#robot);
    const inOrder = Object.values(this.#texts).filter((text) => thread.includes(text));
    if (thread.join(' | ') !== inOrder.join(' | '))
      this.#wrong.push(`shown: ${thread.join(' | ')}`);
  }

  get #robot(): Robot {
    return this.#world.shop.robot;
  }

  async #open(): Promise<void> {
    await openPanel(this.#robot);
  }

  /** Until it is shown, and the composer is empty. */
  async #say(text: string): Promise<void> {
    await typeText(this.#robot, text, []);
    const began = performance.now();
    await pressEnter(this.#robot);
    const isShown = async () => {
      const { thread, draft } = await look(this.#robot);
      return draft === '' && thread.includes(text);
    };
    if (!(await until(isShown, WITHIN_MS)))
      throw new Error(`${this.#damage}: "${text}" is not shown.`);
    if (text === this.#texts.after) this.took = Math.round(performance.now() - began);
  }

  async #arrives(text: string): Promise<void> {
    if (!(await until(async () => (await this.#stored()).includes(text), WITHIN_MS)))
      this.#wrong.push(`"${text}" does not arrive`);
  }

  async #stored(): Promise<string[]> {
    const prefix = this.#texts.sent.replace(/ .*/, ' ');
    return (await this.#world.stored()).filter((text) => text.startsWith(prefix));
  }

  /** Whether the browser lets any script of the page keep anything. */
  #hasStore(): Promise<boolean> {
    return this.#robot.run(
      () =>
        new Promise<boolean>((resolve) => {
          const request = indexedDB.open('anything');
          request.onerror = () => resolve(false);
          request.onsuccess = () => {
            request.result.close();
            resolve(true);
          };
        }),
    );
  }

  /** Whether the panel says that it keeps things in this tab only. */
  #isTabOnly(): Promise<boolean> {
    return this.#robot.run((notice: string) => {
      const panel = document.querySelector('care-widget')!.shadowRoot!.querySelector('care-panel')!;
      return panel.shadowRoot!.textContent!.includes(notice);
    }, en.onlyThisTab);
  }
}
