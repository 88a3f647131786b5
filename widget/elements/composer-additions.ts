// What can be added to a message beside its text. Loaded once a panel is open.
import { html, nothing, type TemplateResult } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Texts } from '../locales/en.ts';
import { CareAttachmentsElement } from './care-attachments.ts';
import { CareEmojiElement } from './care-emoji.ts';
import { define } from './define.ts';

define('care-attachments', CareAttachmentsElement);
define('care-emoji', CareEmojiElement);

/** Where one writes. */
export interface AdditionsPlace {
  readonly client: CareClient;
  readonly texts: Texts;
  /** BCP 47, for numbers. */
  readonly language: string;
  /** Where files may be dropped; on whoever holds the composer unless given. */
  readonly dropOn?: Element;
}

/** Phones and tablets have emoji on their keyboards. */
const isTouched = matchMedia('(pointer: coarse)');

/** To be put into a composer. */
export function additions({ client, texts, language, dropOn }: AdditionsPlace): TemplateResult {
  const takes = client.snapshot.site?.files;
  return html`${
    takes
      ? html`<care-attachments
          .client=${client}
          .takes=${takes}
          .texts=${texts}
          .language=${language}
          .dropOn=${dropOn}
        ></care-attachments>`
      : nothing
  }${isTouched.matches ? nothing : html`<care-emoji .texts=${texts}></care-emoji>`}`;
}
