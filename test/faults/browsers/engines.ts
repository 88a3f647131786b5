// The three engines as a person starts them: a program, a profile folder, an address. Nobody drives them from outside.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserArguments, findBrowser } from '../../support/find-browser.ts';
import { findFirefox } from '../../support/firefox.ts';
import { findWebkit, startDisplay, type Display } from '../../support/webkit-driver.ts';
import { until } from '../until.ts';
import { DEVTOOLS, setLifecycle, type Lifecycle } from './page-lifecycle.ts';
import { isAlive, killAll, processTree, signalAll } from './process-tree.ts';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface Engine {
  readonly name: EngineName;
  /** Opens the address in a browser on this profile, which is made when it is not there. */
  start(profile: string, url: string): RunningBrowser;
  close(): Promise<void>;
}

export interface RunningBrowser {
  /** Looks up who has to be killed, so that the killing itself takes no time. */
  aim(): void;
  /** SIGKILL to all of the browser that `aim` saw, at once. */
  kill(): void;
  /** SIGKILL to the processes in which pages live. */
  killPages(): void;
  /** Nothing runs in the page any more, and whatever comes for it waits. */
  freeze(): Promise<void>;
  /** It goes on where it was. */
  thaw(): Promise<void>;
  /** Kills whatever is left; resolves when nothing is. */
  gone(): Promise<void>;
}

interface Program {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  prepare(profile: string): void;
  args(profile: string, url: string): readonly string[];
  /** In the command line of a process that pages live in. */
  readonly page: RegExp;
  /** How the browser itself freezes a page; where none can be told to, the page's processes are stopped. */
  readonly lifecycle?: (profile: string, state: Lifecycle) => Promise<void>;
}

const GONE_WITHIN_MS = 20_000;

/** Why this engine cannot be had here, or nothing. */
export function missing(name: EngineName): string | undefined {
  if (name === 'firefox' && !findFirefox()) return 'no Firefox here: apt-get install firefox-esr';
  if (name === 'webkit' && !findWebkit())
    return 'no WebKit here: apt-get install webkit2gtk-driver xvfb';
  return undefined;
}

export async function openEngine(name: EngineName): Promise<Engine> {
  const display = name === 'webkit' ? await startDisplay() : null;
  const program = PROGRAMS[name](display);
  return {
    name,
    start(profile, url) {
      mkdirSync(profile, { recursive: true });
      program.prepare(profile);
      return run(program, profile, url);
    },
    close: async () => display?.quit(),
  };
}

const PROGRAMS: Record<EngineName, (display: Display | null) => Program> = {
  chromium: () => ({
    path: findBrowser().path,
    env: process.env,
    prepare: () => {},
    args: (profile, url) => [
      '--headless=new',
      '--disable-gpu',
      ...browserArguments(),
      '--no-default-browser-check',
      '--password-store=basic',
      '--hide-crash-restore-bubble',
      `--user-data-dir=${profile}`,
      DEVTOOLS,
      url,
    ],
    page: /--type=renderer/,
    lifecycle: setLifecycle,
  }),
  firefox: () => ({
    path: findFirefox()!,
    env: { ...process.env, MOZ_HEADLESS: '1', MOZ_CRASHREPORTER_DISABLE: '1' },
    prepare(profile) {
      writeFileSync(join(profile, 'user.js'), FIREFOX_PREFERENCES);
      // It opens what it had open, whatever is preferred, and there is one hand for one page.
      for (const name of readdirSync(profile))
        if (name.startsWith('sessionstore')) rmSync(join(profile, name), { recursive: true });
    },
    args: (profile, url) => ['--headless', '--no-remote', '--profile', profile, url],
    page: /-contentproc .* tab$|-contentproc .* tab /,
  }),
  webkit: (display) => ({
    path: findWebkit()!,
    env: display!.env,
    prepare: () => {},
    args: (_profile, url) => [url],
    page: /WebKitWebProcess/,
  }),
};

/** No tour, no restored session, no word to anybody outside. */
const FIREFOX_PREFERENCES = Object.entries({
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.sessionstore.max_resumed_crashes': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.startup.max_resumed_crashes': -1,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
  .join('');

function run(program: Program, profile: string, url: string): RunningBrowser {
  const env = {
    ...program.env,
    HOME: profile,
    XDG_DATA_HOME: join(profile, 'data'),
    XDG_CACHE_HOME: join(profile, 'cache'),
    XDG_CONFIG_HOME: join(profile, 'config'),
  };
  // A group of its own, for whatever starts between aiming and killing.
  const child = spawn(program.path, program.args(profile, url), {
    env,
    stdio: 'ignore',
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program.path} did not start.`);
  // Whoever is orphaned by a kill is no descendant any more, so everybody who was ever seen is remembered.
  const seen = new Map<number, string>();
  const aim = () => {
    for (const one of processTree(pid)) seen.set(one.pid, one.command);
  };
  const pages = () => [...seen].flatMap(([id, is]) => (program.page.test(is) ? [id] : []));
  const turn = async (state: Lifecycle) => {
    aim();
    if (program.lifecycle) await program.lifecycle(profile, state);
    else signalAll(pages(), state === 'frozen' ? 'SIGSTOP' : 'SIGCONT');
  };
  return {
    aim,
    kill: () => killAll([-pid, ...seen.keys()]),
    killPages: () => killAll(pages()),
    freeze: () => turn('frozen'),
    thaw: () => turn('active'),
    async gone() {
      aim();
      killAll([-pid, ...seen.keys()]);
      if (!(await until(() => ![...seen.keys()].some(isAlive), GONE_WITHIN_MS)))
        throw new Error('The browser does not die.');
    },
  };
}
