import type { Author } from '../protocol/model.ts';
import type { News } from './news.ts';

/** One open socket, as the hub sees it. */
export interface Listener {
  readonly site: string;
  readonly you: Author;
  news(news: News): void;
  /** A row of the desk's list; `text` is the frame. */
  summary(conversation: string, text: string): void;
  /** A frame that nobody will miss. */
  passing(text: string): void;
  /** Announcements may have been lost: looks at the store. Rejects when it cannot; the next heartbeat looks anyway. */
  missed(): Promise<void>;
  /** Somebody opened one socket too many; this one is the oldest. */
  replaced(): void;
  /** Its contact is somebody else by now: it is to come back with what makes it somebody. */
  dismissed(): void;
}
