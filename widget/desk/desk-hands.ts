// Carries out commands: changes what the agent looks at, or asks the client for something.
import type { Author, ConversationSummary } from '../../sdk/protocol/model.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { CareSnapshot, Conversation } from '../client/snapshot.ts';
import type { DeskCommand, Step } from './desk-command.ts';
import { listView, type DeskChoice } from './desk-views.ts';
import { rowBeside } from './list-order.ts';
import { assigneeOf, statusOf } from './own-actions.ts';

/** Where the focus goes once the choice is drawn. */
export type FocusPlace =
  | 'list'
  | 'head'
  | 'text'
  | 'details'
  | 'articles'
  /** The list, or where there is no room for it the conversation. */
  | 'rest'
  /** Stays, unless what had it is out of sight. */
  | 'opened';

/** What the hands need of the desk. */
export interface DeskBody {
  choice: DeskChoice;
  readonly client: DeskClient | null;
  readonly snapshot: CareSnapshot | null;
  readonly me: Author | null;
  /** False where there is room for one pane and it shows a conversation. */
  readonly listInSight: boolean;
  focus(place: FocusPlace): void;
  showKeys(): void;
  /** An action did not even reach the outbox. */
  refused(): void;
}

export class DeskHands {
  readonly #body: DeskBody;

  constructor(body: DeskBody) {
    this.#body = body;
  }

  run(command: DeskCommand): void {
    switch (command.to) {
      case 'open':
        return this.#open(command.conversation);
      case 'move':
        return this.#move(command.step);
      case 'enter':
        return this.#enter();
      case 'back':
        return this.#back();
      case 'segment':
        return this.#choose({ segment: command.segment, cursor: null });
      case 'write':
        return this.#write(command.mode);
      case 'settle':
        return this.#settle();
      case 'assign':
        return this.#assign();
      case 'details':
        return this.#details();
      case 'keys':
        return this.#body.showKeys();
      case 'articles':
        this.#choose({ place: 'articles', details: false });
        return this.#body.focus('articles');
      case 'more':
        return this.#try(this.#body.client?.loadInbox('more'));
    }
  }

  #open(conversation: string): void {
    const { choice, client, snapshot } = this.#body;
    const row = snapshot?.inbox?.rows.find((each) => each.conversation === conversation);
    if (!row) return;
    const before = choice.open?.conversation;
    if (before !== conversation) {
      if (before) client?.unfollow(before);
      client?.follow(conversation);
    }
    this.#choose({
      open: row,
      cursor: conversation,
      mode: before === conversation ? choice.mode : 'reply',
      details: false,
    });
    this.#body.focus('opened');
  }

  #move(step: Step): void {
    const { choice, listInSight } = this.#body;
    const from = listInSight ? choice.cursor : (choice.open?.conversation ?? null);
    const row = this.#beside(from, step);
    if (!row) return;
    if (!listInSight) return this.#open(row.conversation);
    this.#choose({ cursor: row.conversation });
    this.#body.focus('list');
  }

  #enter(): void {
    const { cursor } = this.#body.choice;
    if (cursor) this.#open(cursor);
  }

  #back(): void {
    const { choice, client } = this.#body;
    if (choice.details) {
      this.#choose({ details: false });
      this.#body.focus('head');
    } else if (choice.open) {
      client?.unfollow(choice.open.conversation);
      this.#choose({ open: null });
      this.#body.focus('list');
    }
  }

  #write(mode: DeskChoice['mode']): void {
    if (!this.#body.choice.open) return;
    this.#choose({ mode, details: false });
    this.#body.focus('text');
  }

  #settle(): void {
    const { choice, client } = this.#body;
    if (!choice.open || !client) return;
    const { conversation } = choice.open;
    const isOpen = statusOf(choice.open, this.#conversation()) === 'open';
    // Its row leaves this list; the keys go on with whoever waits longest.
    if (choice.cursor === conversation) this.#choose({ cursor: this.#nextAfter(conversation) });
    this.#try(client.setStatus(conversation, isOpen ? 'resolved' : 'open'));
  }

  #assign(): void {
    const { choice, client, me } = this.#body;
    if (!choice.open || !client || !me) return;
    const mine = assigneeOf(choice.open, this.#conversation())?.id === me.id;
    this.#try(client.assign(choice.open.conversation, mine ? null : me));
  }

  #details(): void {
    const { choice } = this.#body;
    if (!choice.open) return;
    this.#choose({ details: !choice.details });
    this.#body.focus(choice.details ? 'head' : 'details');
  }

  #beside(from: string | null, step: Step): ConversationSummary | null {
    const { rows } = listView(this.#body.choice, this.#body.snapshot, false);
    return rows && rowBeside(rows, from, step);
  }

  /** The row to stand on when this one goes: who waits longest, else its neighbour. */
  #nextAfter(conversation: string): string | null {
    const { rows } = listView(this.#body.choice, this.#body.snapshot, false);
    const waiting = rows?.waiting.find((row) => row.conversation !== conversation);
    const beside = [1, -1] as const;
    const neighbour = beside
      .map((step) => this.#beside(conversation, step))
      .find((row) => row && row.conversation !== conversation);
    return (waiting ?? neighbour)?.conversation ?? null;
  }

  #conversation(): Conversation | null {
    const { choice, snapshot } = this.#body;
    return (choice.open && snapshot?.conversations.get(choice.open.conversation)) ?? null;
  }

  #choose(change: Partial<DeskChoice>): void {
    this.#body.choice = { ...this.#body.choice, ...change };
  }

  #try(action: Promise<unknown> | undefined): void {
    action?.catch(() => this.#body.refused());
  }
}
