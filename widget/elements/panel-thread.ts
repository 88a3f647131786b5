// The conversation within the panel: what its thread shows, and what becomes of what the thread tells.
import { html, nothing, type TemplateResult } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { welcomeTemplate } from './panel-templates.ts';
import type { CareOpEvent, CareConversationEvent } from './thread-events.ts';

export interface ThreadPlace {
  readonly client: CareClient;
  readonly texts: Texts;
  readonly language: string;
  /** Posts a choice. */
  readonly post: (text: string) => Promise<unknown>;
}

export function threadTemplate(
  { client, texts, language, post }: ThreadPlace,
  conversation: Conversation | null,
  { shown, greeted }: { readonly shown: boolean; readonly greeted: boolean },
): TemplateResult {
  const { snapshot } = client;
  return html`<care-thread
    ?hidden=${!shown}
    .conversation=${conversation}
    .me=${snapshot.me}
    .texts=${texts}
    .language=${language}
    .client=${client}
    .choose=${post}
    @care-retry=${({ op }: CareOpEvent) => void client.retry(op)}
    @care-discard=${({ op }: CareOpEvent) => void client.discard(op)}
    @care-load-older=${(older: CareConversationEvent) => void client.loadOlder(older.conversation)}
    @care-seen=${(seen: CareConversationEvent) => client.markRead(seen.conversation)}
    >${greeted ? welcomeTemplate(snapshot, texts, language) : nothing}</care-thread
  >`;
}
