// The lazily loaded chunk: everything behind the launcher. One import of this file is all that an opened chat costs.
import { TEXT_MAX_CHARS } from '../sdk/protocol/limits.ts';
import { createBrowserClient } from './client/browser-client.ts';
import type { CareClient } from './client/care-client.ts';
import type { CareSnapshot } from './client/snapshot.ts';
import { CareActEvent, CarePanelElement } from './elements/care-panel.ts';
import { define } from './elements/define.ts';
import { followViewport } from './elements/follow-viewport.ts';
import { chooseTexts } from './locales/choose-texts.ts';

export interface PanelOptions {
  readonly site: string;
  readonly server: string;
  /** BCP 47 language of the page. */
  readonly language: string;
  /** Address of the shop's plain contact page. */
  readonly contact: string;
  /** The answer to `GET /v1/sites/:site` when it was asked for before this code was there. */
  readonly facts: Promise<Response> | null;
  /** The visitor acts for the first time on this page. */
  readonly onAct: () => void;
  /** What was kept of this visitor is gone. */
  readonly onForget: () => void;
  readonly onUnread: (count: number) => void;
  readonly onUnknownSite: () => void;
}

export interface Panel {
  readonly element: HTMLElement;
  /** The frame around the element is visible from now on. */
  shown(how: { readonly focus: boolean }): void;
  hidden(): void;
  /** Loads and connects what there is of an earlier visit. */
  resume(): Promise<void>;
  speak(language: string): void;
  /** Ends the client and every listener. Idempotent. */
  close(): Promise<void>;
}

/** @param client replaces the real one in tests */
export function createPanel(options: PanelOptions, client = browserClient(options)): Panel {
  define('care-panel', CarePanelElement);
  const element = new CarePanelElement();
  element.client = client;
  element.contact = options.contact;
  element.limit = TEXT_MAX_CHARS;
  element.addEventListener(CareActEvent.type, options.onAct);
  const speak = (language: string) => Object.assign(element, chooseTexts(language));
  speak(options.language);
  const stop = client.subscribe((snapshot) => report(snapshot, options));
  let visible: AbortController | null = null;
  return {
    element,
    shown({ focus }) {
      visible?.abort();
      visible = new AbortController();
      followViewport(element.parentElement!, visible.signal);
      void element.loadFacts();
      if (focus) void element.focusIn();
    },
    hidden: () => visible?.abort(),
    resume: () => client.resume(),
    speak,
    close() {
      stop();
      visible?.abort();
      return client.close();
    },
  };
}

function report(snapshot: CareSnapshot, options: PanelOptions): void {
  let unread = 0;
  for (const conversation of snapshot.conversations.values()) unread += conversation.unread;
  options.onUnread(unread);
  if (snapshot.siteProblem === 'unknown-site') options.onUnknownSite();
  if (snapshot.link.at === 'stopped' && snapshot.link.why === 'erased') options.onForget();
}

function browserClient({ site, server, language, facts }: PanelOptions): CareClient {
  let early = facts;
  return createBrowserClient({
    site,
    server,
    language,
    page: () => ({ url: location.href, title: document.title }),
    // The first question is for the site's facts, and the launcher may have asked it already.
    fetch(url) {
      const answer = early;
      early = null;
      return answer ?? fetch(url);
    },
  });
}
