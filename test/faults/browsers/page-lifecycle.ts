// What a browser does to a tab that nobody has looked at for a while, done to a Chromium at once, by its DevTools protocol.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import { until } from '../until.ts';

export type Lifecycle = 'frozen' | 'active';

/** Makes Chromium write into its profile where it listens. */
export const DEVTOOLS = '--remote-debugging-port=0';
const LISTENS_WITHIN_MS = 20_000;

/** A page that was frozen is active again but hidden, as in a background tab, until somebody brings it to the front. */
export async function setLifecycle(profile: string, state: Lifecycle): Promise<void> {
  const socket = new WebSocket(await pageAddress(profile));
  await once(socket, 'open');
  const told = once(socket, 'message');
  socket.send(JSON.stringify({ id: 1, method: 'Page.setWebLifecycleState', params: { state } }));
  const { error } = JSON.parse(String((await told)[0])) as { error?: { message: string } };
  socket.close();
  if (error) throw new Error(`Chromium does not make the page ${state}: ${error.message}`);
}

async function pageAddress(profile: string): Promise<string> {
  let port = '';
  await until(() => {
    port = portOf(profile);
    return port !== '';
  }, LISTENS_WITHIN_MS);
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as { type: string; webSocketDebuggerUrl: string }[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) throw new Error('Chromium lists no page.');
  return page.webSocketDebuggerUrl;
}

/** Empty while it is not there yet. */
function portOf(profile: string): string {
  try {
    return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
