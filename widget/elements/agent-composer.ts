// The composer as agents see it: with `tone="note"` it looks like no reply. Only the desk loads this.
import type { PropertyDeclarations } from 'lit';
import { CareComposerElement } from './care-composer.ts';
import { css } from './sheet-of.ts';

const toneStyles = css`
  :host([tone='note']) .box {
    background: var(--_warm);
    color: var(--_warm-text);
  }
`;

/** To be defined as `care-composer` where agents work. */
export class AgentComposerElement extends CareComposerElement {
  static override styles = [...CareComposerElement.styles, toneStyles];
  static override properties: PropertyDeclarations = {
    ...CareComposerElement.properties,
    placeholder: {},
  };

  /** Instead of the usual invitation to write. */
  placeholder = '';

  protected override get invitation(): string {
    return this.placeholder || super.invitation;
  }
}
