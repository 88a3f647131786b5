// The thread as agents see it: with notes, and with who did what between the messages. Only the desk loads this.
import { html } from 'lit';
import { agentLines, type AgentLines } from '../locales/agent-lines.ts';
import { agentPending } from './agent-pending.ts';
import { CareThreadElement } from './care-thread.ts';
import { plainName } from './face.ts';
import { icon, NOTE } from './icons.ts';
import { noteStyles } from './note-styles.ts';
import type { LineItem } from './thread-items.ts';
import { authorName } from './thread-row-templates.ts';

/** A title of the other direction must not drag the sentence's own marks with it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** To be defined as `care-thread` where agents work. */
export class AgentThreadElement extends CareThreadElement {
  static override styles = [...CareThreadElement.styles, noteStyles];

  override readonly drawPending = agentPending;

  /** The language's lines; whatever the desk words otherwise comes with its texts. */
  get #lines(): AgentLines {
    return { ...agentLines(this.texts.language), ...(this.texts as Partial<AgentLines>) };
  }

  protected override get noteMark() {
    return html`${icon(NOTE)}<span>${this.#lines.note}</span>`;
  }

  protected override lineText(item: LineItem): string {
    const { what, author } = item;
    const lines = this.#lines;
    const name = authorName(author, this.texts);
    const byAgent = author?.role === 'agent';
    if (what.kind === 'conversation.started')
      return what.page?.title
        ? lines.startedOn(isolated(plainName(what.page.title)))
        : lines.started;
    if (what.kind === 'status.changed' && byAgent)
      return what.status === 'resolved' ? lines.resolvedBy(name) : lines.reopenedBy(name);
    if (what.kind === 'assignment.changed') {
      const to = what.assignee;
      if (!to) return lines.released(name);
      return to.id === author?.id
        ? lines.took(name)
        : lines.assigned(name, authorName(to, this.texts));
    }
    return super.lineText(item);
  }
}
