// WebKit for tests: WebKitGTK's MiniBrowser under an X server of its own, driven over HTTP by WebKitWebDriver.
// A driven session keeps nothing: its storage is gone with it. What must outlive a browser needs `startMiniBrowser`.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { sleep, systemClock } from '../../sdk/runtime.ts';
import { freePort } from './free-port.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const XVFB = '/usr/bin/Xvfb';
const READY_WITHIN_MS = 20_000;
const FOREVER = new AbortController().signal;

export interface WebkitPage {
  navigate(url: string): Promise<void>;
  /** Runs the body of a function in the page; `arguments` holds `args`. A promise is awaited. */
  execute<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** Types where the focus is. */
  type(text: string): Promise<void>;
  /** One key by its name, for example `Escape`; `Shift+Enter` holds one down. */
  press(key: string): Promise<void>;
  /** Presses the mouse's button there, in CSS pixels of the page. */
  click(x: number, y: number): Promise<void>;
  /** From now on everything happens in the innermost of the first frames. */
  innermostFrame(): Promise<void>;
  back(): Promise<void>;
  /** The inner size of the page, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  url(): Promise<string>;
  /** Opens another tab and makes it the current one. */
  newTab(): Promise<string>;
  tabs(): Promise<readonly string[]>;
  switchTo(tab: string): Promise<void>;
  closeTab(): Promise<void>;
  /** Ends this browser; the driver stays. */
  quit(): Promise<void>;
}

export interface WebkitDriver {
  /** One at a time: the driver has one browser. */
  newSession(): Promise<WebkitPage>;
  quit(): Promise<void>;
}

export interface Display {
  /** For the environment of a program that wants to be seen. */
  readonly env: NodeJS.ProcessEnv;
  quit(): Promise<void>;
}

export interface MiniBrowser {
  readonly pid: number;
  /** SIGKILL to the browser and all its processes; resolves when they are gone. */
  kill(): Promise<void>;
}

interface KeyAction {
  readonly type: 'keyDown' | 'keyUp';
  readonly value: string;
}

/** Named keys as WebDriver writes them. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** The program, if WebKit can be tested on this machine. */
export function findWebkit(): string | undefined {
  const [browser] = globSync('/usr/lib/*/webkit2gtk-4.{1,0}/MiniBrowser');
  return [DRIVER, XVFB].every((path) => existsSync(path)) ? browser : undefined;
}

/** An X server nobody sees, with a folder for what belongs to a session. */
export async function startDisplay(): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'care-display-'));
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = spawn(XVFB, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return {
    env: {
      ...process.env,
      DISPLAY: `:${number.toString().trim()}`,
      GDK_BACKEND: 'x11',
      XDG_RUNTIME_DIR: folder,
      // A browser without a desktop looks for its buses and waits.
      GSETTINGS_BACKEND: 'memory',
      NO_AT_BRIDGE: '1',
    },
    async quit() {
      await end(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startWebkitDriver(): Promise<WebkitDriver> {
  const binary = findWebkit();
  if (!binary) throw new Error('WebKit is not here: apt-get install webkit2gtk-driver xvfb');
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(DRIVER, ['--host=127.0.0.1', `--port=${port}`], {
    env: display.env,
    stdio: 'ignore',
    detached: true,
  });
  const base = `http://127.0.0.1:${port}`;
  await answers(`${base}/status`);
  return {
    newSession: () => newSession(base, binary),
    async quit() {
      await endGroup(driver);
      await display.quit();
    },
  };
}

/**
 * A browser that keeps its data in a folder and is driven by nobody but its page.
 * @param folder where cookies, databases and caches go; the same again: the same profile
 */
export function startMiniBrowser(display: Display, folder: string, url: string): MiniBrowser {
  const binary = findWebkit();
  if (!binary) throw new Error('WebKit is not here: apt-get install webkit2gtk-driver xvfb');
  const env = {
    ...display.env,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_CONFIG_HOME: join(folder, 'config'),
  };
  const child = spawn(binary, [url], { env, stdio: 'ignore', detached: true });
  if (child.pid === undefined) throw new Error(`${binary} did not start.`);
  return { pid: child.pid, kill: () => endGroup(child) };
}

async function newSession(base: string, binary: string): Promise<WebkitPage> {
  const options = { binary, args: ['--automation'] };
  const { sessionId } = await ask<{ sessionId: string }>('POST', `${base}/session`, {
    capabilities: {
      alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options },
    },
  });
  const session = `${base}/session/${sessionId}`;
  const post = <T>(path: string, body: object = {}) => ask<T>('POST', `${session}/${path}`, body);
  const get = <T>(path: string) => ask<T>('GET', `${session}/${path}`);
  const keys = (actions: readonly KeyAction[]) =>
    post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] }).then(() => undefined);
  await post('timeouts', { script: 120_000, pageLoad: 60_000 });
  return {
    navigate: async (url) => void (await post('url', { url })),
    execute: (body, ...args) =>
      post('execute/async', {
        script: `const done = arguments[arguments.length - 1];
          const work = async function () { ${body} };
          work.apply(null, Array.from(arguments).slice(0, -1)).then(
            (value) => done({ value: value === undefined ? null : value }),
            (error) => done({ error: String(error && error.stack || error) }));`,
        args,
      }).then((result) => settled(result)),
    type: (text) => keys([...text].flatMap(stroke)),
    press: (key) => keys(pressed(key.split('+').map((name) => KEYS[name] ?? name))),
    click: async (x, y) => {
      const actions = [
        {
          type: 'pointerMove',
          duration: 0,
          origin: 'viewport',
          x: Math.round(x),
          y: Math.round(y),
        },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await post('actions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    innermostFrame: async () => {
      await post('frame', { id: null });
      const framed = () => post<unknown[]>('elements', { using: 'css selector', value: 'iframe' });
      while ((await framed()).length > 0) await post('frame', { id: 0 });
    },
    back: async () => void (await post('back')),
    resize: async (width, height) => {
      await post('window/rect', { width, height });
      // What the window's own frame and bars take is known only afterwards.
      const inner = (await post('execute/sync', {
        script: 'return [innerWidth, innerHeight]',
        args: [],
      })) as [number, number];
      await post('window/rect', { width: 2 * width - inner[0], height: 2 * height - inner[1] });
    },
    url: () => get('url'),
    newTab: async () => {
      const { handle } = await post<{ handle: string }>('window/new', { type: 'tab' });
      await post('window', { handle });
      return handle;
    },
    tabs: () => get('window/handles'),
    switchTo: async (handle) => void (await post('window', { handle })),
    closeTab: async () => void (await ask('DELETE', `${session}/window`)),
    quit: async () => void (await ask('DELETE', session)),
  };
}

const down = (value: string): KeyAction => ({ type: 'keyDown', value });
const up = (value: string): KeyAction => ({ type: 'keyUp', value });
const stroke = (value: string) => [down(value), up(value)];
const pressed = (held: readonly string[]) => [...held.map(down), ...held.toReversed().map(up)];

function settled<T>(result: unknown): T {
  const { value, error } = result as { value: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}

async function ask<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = (await response.json()) as { value: T & { message?: string; error?: string } };
  if (!response.ok)
    throw new Error(`WebKit: ${method} ${new URL(url).pathname}: ${value.error} ${value.message}`);
  return value;
}

async function answers(url: string): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    const up = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await sleep(systemClock, 20, FOREVER);
  }
  throw new Error(`${url} did not answer within ${READY_WITHIN_MS / 1000} s.`);
}

/** The program and all it has started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
