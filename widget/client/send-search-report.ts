import type { SearchReport } from '../../sdk/protocol/articles.ts';
import type { Core } from './core.ts';

/** Says once, without waiting for an answer, what became of a search; in a form that outlives the page [A10]. */
export function sendSearchReport(
  { options, journal }: Core,
  report: Omit<SearchReport, 'token'>,
): void {
  if (options.mayReport?.() === false) return;
  const { server, site, fetch } = options;
  const token = journal.identity?.token;
  const url = `${server}/v1/articles/searches?site=${encodeURIComponent(site)}`;
  // A text is sent as text/plain, for which no browser asks before.
  fetch(url, {
    method: 'POST',
    body: JSON.stringify({ ...report, ...(token !== undefined && { token }) }),
    credentials: 'omit',
    keepalive: true,
  }).catch(() => undefined); // nothing depends on it
}
