// The one thin line that says what is not as usual, or nothing. Pure.
import type { CareSnapshot } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';

/** Attempts to connect that fail in a row before we say so: one failure is nothing to worry anybody with. */
const WORTH_SAYING_ATTEMPTS = 2;

export interface Conditions {
  readonly online: boolean;
  /** The site's facts could not be read. */
  readonly noFacts: boolean;
}

export interface PanelStatus {
  readonly text: string;
  /** Nothing can be written here any more; the contact page is the way that is left. */
  readonly final: boolean;
}

export function panelStatus(
  snapshot: CareSnapshot,
  { online, noFacts }: Conditions,
  texts: Texts,
): PanelStatus | null {
  const { link, storage } = snapshot;
  if (link.at === 'stopped') {
    return { text: texts[link.why], final: link.why === 'forbidden' };
  }
  // Before all that promises to keep what is written.
  if (storage === 'memory') return { text: texts.onlyThisTab, final: false };
  // A browser that believes to be offline may be wrong; what is connected is not.
  if (!online && link.at !== 'ready') return { text: texts.offline, final: false };
  const trying = link.at === 'waiting' || link.at === 'connecting';
  if ((trying && link.attempt >= WORTH_SAYING_ATTEMPTS) || (noFacts && link.at !== 'ready'))
    return { text: texts.unreachable, final: false };
  return null;
}
