// One visit: somebody comes to a host page, opens the chat, writes, and buys something.
import { until } from '../../faults/until.ts';
import { look, stored, type Sight } from './eyes.ts';
import type { HostBrowser } from './host-browser.ts';
import type { EngineName, Expectation, HostPage } from './host-page.ts';
import type { HostServer } from './host-server.ts';

const WITHIN_MS = 12_000;
/** How long it may take to be sure that nobody answers. */
const SILENT_WITHIN_MS = 40_000;
/** A chat that cannot be loaded says so after a while of waiting. */
const FALLBACK_WITHIN_MS = 30_000;

/** An own message in one of these states is with the server. */
const ARRIVED = /sent|delivered|read/;

/** Whatever fails, nobody is asked again and again. */
const REQUESTS_MAX = 60;

let visits = 0;

/** What was wrong, one line each. */
export async function visitHost(
  engine: EngineName,
  browser: HostBrowser,
  server: HostServer,
  page: HostPage,
): Promise<readonly string[]> {
  const visit = new Visit(browser, server, page, page.but?.[engine]?.expect ?? page.expect);
  try {
    await visit.run();
  } catch (error) {
    visit.problems.push(error instanceof Error ? error.message : String(error));
  }
  await visit.judge();
  return visit.problems;
}

class Visit {
  readonly problems: string[] = [];
  readonly #browser: HostBrowser;
  readonly #server: HostServer;
  readonly #page: HostPage;
  readonly #expect: Expectation;
  #sight: Sight | null = null;

  constructor(browser: HostBrowser, server: HostServer, page: HostPage, expect: Expectation) {
    this.#browser = browser;
    this.#server = server;
    this.#page = page;
    this.#expect = expect;
  }

  async run(): Promise<void> {
    const page = this.#page;
    const address = this.#server.addressOf(page);
    await this.#browser.show(address, page.endless ?? false);
    if (page.twice) {
      await this.#browser.tell('navigator.serviceWorker?.ready.then(() => {})');
      await this.#browser.reload();
    }
    if (page.comeBack) await this.#browser.leaveFor(`${address}elsewhere`);
    if (this.#expect === 'unharmed') return this.#unharmed();
    await this.#sees('the bubble or a way to the contact page', (s) => s.disc ?? s.contact);
    await this.#nothingStored();
    await this.#act(page.whenShown);
    if (this.#expect === 'fallback') return this.#fallsBack();
    await this.#chats();
    await this.#buys('with the chat open');
    await this.#browser.click(await this.#sees('the bubble again', (s) => s.disc));
    await this.#sees('the closed panel', (s) => (s.panel ? null : s.disc));
    await this.#buys('afterwards');
  }

  async #chats(): Promise<void> {
    const text = `Do you have it in oak? ${++visits}`;
    await this.#browser.click(await this.#sees('the bubble', (s) => s.disc));
    const first = await this.#sees('where to write', (s) => s.field ?? s.toChat);
    if (this.#sight!.toChat && !this.#sight!.field) await this.#browser.click(first);
    await this.#sees('the field', (s) => s.field);
    await this.#nothingStored();
    await this.#act(this.#page.whenOpen);
    await this.#browser.click(await this.#sees('the field', (s) => s.field));
    await this.#browser.type(text);
    await this.#browser.enter();
    await this.#sees('the message', (s) => s.bubbles.includes(text));
    if (this.#expect === 'works') {
      await this.#sees('that it was sent', (s) => ARRIVED.test(s.state));
      if (!(await this.#server.has(text))) this.problems.push('shown as sent, and never arrived');
    } else {
      await this.#sees('that nobody can be reached', (s) => s.words.trim(), SILENT_WITHIN_MS);
      if (ARRIVED.test(this.#sight!.state))
        this.problems.push(`shown as "${this.#sight!.state}", and nobody can have it`);
    }
  }

  async #fallsBack(): Promise<void> {
    const seen = await this.#look();
    if (!seen.contact && seen.disc) await this.#browser.click(seen.disc);
    await this.#sees('a way to the contact page', (s) => s.contact, FALLBACK_WITHIN_MS);
    await this.#buys('with the fallback shown');
  }

  async #unharmed(): Promise<void> {
    await this.#act(this.#page.whenShown);
    await this.#buys('without a chat');
  }

  async #buys(when: string): Promise<void> {
    const bought = async () => Number(await this.#browser.tell('witness.bought'));
    const before = await bought();
    await this.#browser.click(await this.#sees(`the shop's button ${when}`, (s) => s.buy));
    if (!(await until(async () => (await bought()) === before + 1, WITHIN_MS)))
      this.problems.push(`the shop's button does nothing ${when}`);
  }

  /** What is seen as soon as it is. */
  async #sees<T>(
    what: string,
    pick: (sight: Sight) => T | null,
    withinMs = WITHIN_MS,
  ): Promise<NonNullable<T>> {
    let found: T | null = null;
    const met = async () => !!(found = pick(await this.#look()));
    if (!(await until(met, withinMs)))
      throw new Error(`does not see ${what}, but ${JSON.stringify(this.#sight)}`);
    return found!;
  }

  async #look(): Promise<Sight> {
    return (this.#sight = await this.#browser.see(look));
  }

  async #act(script: string | undefined): Promise<void> {
    if (script) await this.#browser.tell(`(() => { ${script} })()`);
  }

  async #nothingStored(): Promise<void> {
    const kept = await this.#browser.see(stored);
    if (kept) this.problems.push(`stored before the first act: ${kept}`);
  }

  /** What the page noticed of its guest. */
  async judge(): Promise<void> {
    const known = this.#server.originsOf(this.#page);
    const asked = this.#browser.requests();
    if (asked.length > REQUESTS_MAX)
      this.problems.push(`${asked.length} requests, the last for ${asked.at(-1)}`);
    const foreign = asked.filter(
      (url) => /^(https?|wss?):/.test(url) && !known.some((origin) => isOf(url, origin)),
    );
    this.problems.push(...new Set(foreign.map((url) => `asked for ${url}`)));
    const report = await this.#browser
      .tell('witness.report()')
      .catch((error: unknown) => `no witness: ${String(error)}`);
    const allowed = this.#page.violates ?? [];
    const isAllowed = (line: string) =>
      allowed.some((directive) => line.startsWith(`violation: ${directive} `)) ||
      (line.startsWith('not loaded: ') && this.#expect === 'unharmed') ||
      /: img-src \S+\/favicon\.ico /.test(line); // browsers ask for it themselves
    const noticed = String(report).split('\n').filter(Boolean);
    this.problems.push(...new Set(noticed.filter((line) => !isAllowed(line))));
  }
}

function isOf(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`${origin.replace('http', 'ws')}/`);
}
