import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import type { DeskCommand, DeskCommandEvent } from './desk-command.ts';
import type { DeskContext } from './desk-context.ts';
import type { CustomerFound } from './desk-customer-lookup.ts';
import { conversationView, customerView, listView, type DeskChoice } from './desk-views.ts';
import { emptyNote } from './empty-note.ts';
import { statusLine } from './status-line.ts';

/** Everything that the open desk is drawn from. */
export interface DeskDrawing {
  readonly choice: DeskChoice;
  readonly client: DeskClient;
  readonly snapshot: CareSnapshot;
  readonly context: DeskContext;
  /** What the shop knows of the open conversation's contact. */
  readonly found: CustomerFound;
  /** The words of the pieces shared with the widget. */
  readonly shared: Texts;
  /** What is missing has been missing for a while. */
  readonly slow: boolean;
  readonly notice: string;
  readonly signedOut: boolean;
  readonly syncedAt: number | null;
  readonly run: (command: DeskCommand) => void;
  /** Draws the articles; null where there are none to be had. */
  readonly articles: (() => TemplateResult) | null;
}

export function deskPanes(drawing: DeskDrawing): TemplateResult {
  const { choice, snapshot, context, slow, run } = drawing;
  const { open, details } = choice;
  const { texts } = context;
  const list = listView(choice, snapshot, slow);
  const isElsewhere = choice.place === 'articles' && drawing.articles !== null;
  // What is being written to a customer stays where it is.
  return html`<div
      class="panes ${open ? 'open' : ''} ${details ? 'details' : ''}"
      ?hidden=${isElsewhere}
    >
      <care-desk-list
        role="navigation"
        aria-label=${texts.listLabel}
        .view=${list}
        .context=${context}
        ?articles=${drawing.articles !== null}
        @desk-command=${(event: DeskCommandEvent) => run(event.command)}
      ></care-desk-list>
      ${
        open
          ? openPanes(open, drawing)
          : html`<main>
              ${list.cursor ? emptyNote('chat', texts.chooseOne, texts.chooseOneMore) : nothing}
            </main>`
      }
    </div>
    ${isElsewhere ? drawing.articles!() : nothing}
    ${statusLine({ ...drawing, link: snapshot.link, showKeys: () => run({ to: 'keys' }) }, context)}`;
}

function openPanes(open: ConversationSummary, drawing: DeskDrawing): TemplateResult {
  const { client, context, run } = drawing;
  const command = (event: DeskCommandEvent) => run(event.command);
  return html`<care-desk-conversation
      role="main"
      .view=${conversationView(open, drawing)}
      .context=${context}
      .client=${client}
      @desk-command=${command}
    ></care-desk-conversation>
    <care-desk-customer
      role="complementary"
      aria-label=${context.texts.customerLabel}
      .view=${customerView(open, drawing)}
      .context=${context}
      .client=${client}
      @desk-command=${command}
    ></care-desk-customer>`;
}
