// A Chromium-based browser for the tests: the one that is asked for, one that is there, or one that is installed now.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export interface FoundBrowser {
  readonly path: string;
  /** One line for people: where it comes from. */
  readonly how: string;
}

const INSTALL_WITHIN_MS = 5 * 60_000;

const PLAYWRIGHT_CLI = fileURLToPath(
  new URL('cli.js', import.meta.resolve('playwright-core/package.json')),
);

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const EDGE_NAMES = ['microsoft-edge-stable', 'microsoft-edge'];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** What the sandbox of a container or of root needs, and quiet: no update, no telemetry, no UDP. */
export function browserArguments(): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-quic'];
  return [...asRoot, ...quiet, '--no-first-run'];
}

/** @throws Error that says every way to get a browser, when there is none and none could be installed */
export function findBrowser(): FoundBrowser {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (runnable(asked)) return { path: asked, how: `Browser: ${asked}, from CHROME_PATH.` };
    throw new Error(`CHROME_PATH is ${asked}, which is no program. Correct it or unset it.`);
  }
  const installed = installedCandidates().find(runnable);
  if (installed)
    return { path: installed, how: `Browser: ${installed}, installed on this machine.` };
  const kept = playwrightsOwn();
  if (kept) return { path: kept, how: `Browser: ${kept}, which playwright keeps.` };
  return installWithPlaywright() ?? installOnDebian() ?? giveUp();
}

function installedCandidates(): string[] {
  if (process.platform === 'darwin')
    return MAC_APPS.flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, `${app}.app`, 'Contents', 'MacOS', app),
      ),
    );
  if (process.platform === 'win32') {
    const { PROGRAMFILES, LOCALAPPDATA } = process.env;
    const roots = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA];
    return WINDOWS_PATHS.flatMap((path) => roots.flatMap((root) => (root ? join(root, path) : [])));
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...NAMES, ...EDGE_NAMES].flatMap((name) => folders.map((folder) => join(folder, name)));
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function installWithPlaywright(): FoundBrowser | undefined {
  console.log('Browser: none found, installing one: npx playwright-core install chromium');
  run(process.execPath, [PLAYWRIGHT_CLI, 'install', 'chromium']);
  const path = playwrightsOwn();
  return path ? { path, how: `Browser: ${path}, installed just now by playwright.` } : undefined;
}

function installOnDebian(): FoundBrowser | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Browser: playwright could not, so: apt-get install chromium');
  run('apt-get', ['update']);
  run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
  const path = installedCandidates().find(runnable);
  return path ? { path, how: `Browser: ${path}, installed just now by apt-get.` } : undefined;
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr, error } = spawnSync(command, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: INSTALL_WITHIN_MS,
  });
  if (status === 0) return;
  const why = error?.message ?? stderr.trim().split('\n').slice(-3).join('\n    ');
  console.log(`  ${[command, ...args].join(' ')} failed:\n    ${why}`);
}

function giveUp(): never {
  throw new Error(
    [
      'The tests need a Chromium-based browser, and none was found or could be installed. Any of these helps:',
      '  - set CHROME_PATH to the program of an installed Chrome, Chromium or Edge',
      '  - install Chrome, Chromium or Edge in the usual way',
      '  - npx playwright-core install chromium',
      '  - on Debian and Ubuntu: sudo apt-get install chromium',
    ].join('\n'),
  );
}
