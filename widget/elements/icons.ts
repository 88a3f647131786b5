// Line icons drawn for this project: 20 px grid, 1.5 px stroke, the colour of the text around them.
import { html, type TemplateResult } from 'lit';

export const SEND = 'M10 16.2V4.2M4.8 9.2 10 4l5.2 5.2';
export const DOWN = 'M10 4v11.5m-5-5 5 5 5-5';
export const BACK = 'M12.2 4.8 7 10l5.2 5.2';
export const LETTER = 'M3.6 5.2h12.8v9.6H3.6zm.4.4 6 5 6-5';
export const LOCK = 'M5.4 9h9.2v7H5.4zm1.8-.2V6.6a2.8 2.8 0 0 1 5.6 0v2.2M10 11.6v1.8';
export const PERSON =
  'M10 4.5a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8M4.6 16c.5-2.9 2.7-4.6 5.4-4.6s4.9 1.7 5.4 4.6';
export const CLOCK = 'M10 3.4a6.6 6.6 0 1 1 0 13.2 6.6 6.6 0 0 1 0-13.2m0 3V10l2.4 1.6';
export const SENT = 'm4.4 10.4 3.6 3.6 7.6-8';
export const DELIVERED = 'm2.4 10.4 3.4 3.6 6.6-8m-2.8 8 .4.4 7.6-8.4';
export const WARNING = 'M10 3.4 2.9 15.8h14.2zm0 4.8v3.4m0 2.1v.1';
export const FIND = 'M8.8 3.6a5.2 5.2 0 1 1 0 10.4 5.2 5.2 0 0 1 0-10.4m3.8 9 4 4';
export const CLOSE = 'm5.5 5.5 9 9m0-9-9 9';
export const NOTE = 'M4.4 3.8h11.2v8.4l-4 4H4.4zm7.2 12.4v-4h4m-8.4-5h5.6';

/** @param path one of the above */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
