// A panel in a page, with a client that does nothing by itself.
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { CareSnapshot } from '../../widget/client/snapshot.ts';
import { CarePanelElement } from '../../widget/elements/care-panel.ts';
import { en } from '../../widget/locales/en.ts';
import { ClientDouble } from '../support/client-double.ts';
import { all, place } from './elements-stage.ts';

export const SITE: SiteInfo = {
  site: 'demo',
  name: 'Alder & Moss',
  team: [{ id: 'anna', name: 'Anna Berg' }],
  replyMinutes: 5,
};

export async function panel(known: Partial<CareSnapshot> = {}, texts = en) {
  const client = new ClientDouble({ site: SITE, ...known });
  const element = new CarePanelElement();
  Object.assign(element, { client, texts, language: texts.language, limit: 8_000 });
  element.style.blockSize = '600px';
  const host = await place(element);
  await element.updateComplete;
  return { client, element, host };
}

export const textOf = (element: CarePanelElement, selector: string) =>
  all(element, selector)
    .map((one) => one.textContent!.replace(/\s+/g, ' ').trim())
    .join(' ');
export const composerOf = (element: CarePanelElement) =>
  element.renderRoot.querySelector('care-composer')!;
export const threadOf = (element: CarePanelElement) =>
  element.renderRoot.querySelector('care-thread')!;
