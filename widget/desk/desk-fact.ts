import { html, type TemplateResult } from 'lit';

/** One line of a list of facts. */
export function deskFact(
  label: string,
  value: string | TemplateResult | readonly TemplateResult[],
): TemplateResult {
  return html`<div class="fact">
    <dt class="quiet"><bdi>${label}</bdi></dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}
