// What a page may ask of the panel. Arguments come from other people's scripts, so they are looked at first.
import { MESSAGE } from '../client/drafting.ts';
import type { CareClient, IdentitySource } from '../client/care-client.ts';
import type { CarePanelElement } from '../elements/care-panel.ts';
import type { WidgetCalls } from '../launcher/widget-calls.ts';
import { badCall } from './bad-call.ts';
import type { Place } from './create-panel.ts';

export interface CallsOptions {
  readonly client: CareClient;
  readonly site: string;
  readonly server: string;
  readonly host: HTMLElement & { customer?: IdentitySource | undefined };
  readonly place: Place;
}

export function panelCalls(element: CarePanelElement, options: CallsOptions): WidgetCalls {
  const { client, host, place } = options;
  return {
    async send(text) {
      expect(typeof text === 'string' && text.trim() !== '', 'send', 'a text', text);
      return element.post(text);
    },
    async prefill(text) {
      expect(typeof text === 'string', 'prefill', 'a text', text);
      if (client.snapshot.drafts[MESSAGE]) return false;
      element.prefill(text);
      return true;
    },
    async setPage(page) {
      const isPage = page === null || (isText(page?.url) && isText(page.title));
      expect(isPage, 'setPage', '{ url, title } or null', page);
      place.page = page;
    },
    async setContext(told) {
      const { readContext } = await import('./read-context.ts');
      const context = readContext(told);
      place.context = context;
      if (context?.page) place.page = context.page;
    },
    logOut() {
      host.customer = undefined;
      return client.logOut();
    },
    async exportHistory() {
      await client.resume();
      return (await import('../client/export-history.ts')).exportHistory(client.snapshot);
    },
    async diagnose() {
      return (await import('./diagnose.ts')).diagnose(options);
    },
  };
}

const isText = (value: unknown) => typeof value === 'string';

/** @throws CareError `bad-request`, with what was wrong, what was expected and what to do */
function expect(isFine: boolean, call: string, expected: string, got: unknown): asserts isFine {
  if (!isFine) throw badCall(`${call}() needs ${expected}, and got ${show(got)}.`);
}

function show(value: unknown): string {
  return typeof value === 'string'
    ? `"${value.slice(0, 40)}"`
    : value === null
      ? 'null'
      : typeof value;
}
