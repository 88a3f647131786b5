import type { Author } from '../../sdk/protocol/model.ts';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { DeskTimes } from './desk-times.ts';
import type { DeskTexts } from './locales/en.ts';

/** What every pane needs beside its own part of the snapshot. */
export interface DeskContext {
  readonly texts: DeskTexts;
  readonly times: DeskTimes;
  /** BCP 47 tag in which dates and numbers are written. */
  readonly locale: string;
  /** The desk's clock at this drawing. */
  readonly now: number;
  readonly me: Author | null;
  readonly site: SiteInfo | null;
}

/** An agent's picture, which the list's rows do not carry. */
export function avatarOf(id: string, context: DeskContext): string | undefined {
  if (context.me?.id === id) return context.me.avatar;
  return context.site?.team.find((member) => member.id === id)?.avatar;
}
