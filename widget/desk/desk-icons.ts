// The desk's own line icons: 20 px grid, 1.5 px strokes, the colour of the text beside them. They say nothing alone.
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** The first four are the channels' names. */
const PATHS = {
  chat: 'M3.5 5.8a2.3 2.3 0 0 1 2.3-2.3h8.4a2.3 2.3 0 0 1 2.3 2.3v5.4a2.3 2.3 0 0 1-2.3 2.3H9l-3.8 3v-3a2.3 2.3 0 0 1-1.7-2.3z',
  form: 'M5.5 2.8h6.2l3.3 3.3v9.6a1.5 1.5 0 0 1-1.5 1.5h-8a1.5 1.5 0 0 1-1.5-1.5V4.3a1.5 1.5 0 0 1 1.5-1.5zM7 9h5.5M7 12.5h5.5',
  callback:
    'M4.2 3.5h2.6l1.4 3.6-1.7 1.3a9.5 9.5 0 0 0 5.1 5.1l1.3-1.7 3.6 1.4v2.6a1.2 1.2 0 0 1-1.3 1.2C8.9 16.5 3.5 11.1 3 4.8a1.2 1.2 0 0 1 1.2-1.3z',
  email:
    'M4 4.5h12a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM3 6l7 5 7-5',
  answered: 'M8 5L4 9l4 4M4.2 9H11a5 5 0 0 1 5 5v1',
  check: 'M4 10.5l4 4 8-9',
  reopen: 'M4 4.5v4h4M4.3 8.3a6.3 6.3 0 1 1-.4 3.9',
  back: 'M12 4.5L6.5 10l5.5 5.5',
  out: 'M11.5 4H16v4.5M16 4l-7 7M13 11.5v3a1.5 1.5 0 0 1-1.5 1.5h-6A1.5 1.5 0 0 1 4 14.5v-6A1.5 1.5 0 0 1 5.5 7h3',
  person:
    'M10 9.8a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.8 16.8c.6-3 3-4.8 6.2-4.8s5.6 1.8 6.2 4.8',
  close: 'M5 5l10 10M15 5L5 15',
  lock: 'M5.5 9h9a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1zM7 9V6.5a3 3 0 0 1 6 0V9',
  keyboard:
    'M3.5 5h13A1.5 1.5 0 0 1 18 6.5v7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 2 13.5v-7A1.5 1.5 0 0 1 3.5 5zM5.5 8.3h.01M8.5 8.3h.01M11.5 8.3h.01M14.5 8.3h.01M6.5 11.8h7',
  add: 'M10 4v12M4 10h12',
  book: 'M10 5.2C8.6 4 6.4 3.5 3.5 3.5v11.8c2.9 0 5.1.5 6.5 1.7 1.4-1.2 3.6-1.7 6.5-1.7V3.5c-2.9 0-5.1.5-6.5 1.7zM10 5.2V17',
  plug: 'M7 3v4M13 3v4M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5V18',
  cup: 'M4 8h9.5v4a4.5 4.5 0 0 1-4.5 4.5h-.5A4.5 4.5 0 0 1 4 12zM13.5 9h1.2a2 2 0 0 1 0 4h-1.3M7 5.5c-.8-.9.8-1.6 0-2.5M10.5 5.5c-.8-.9.8-1.6 0-2.5',
} as const;

export type DeskIcon = keyof typeof PATHS;

export function deskIcon(name: DeskIcon): TemplateResult {
  return html`<svg class="icon ${name}" viewBox="0 0 20 20" aria-hidden="true">${path(name)}</svg>`;
}

function path(name: DeskIcon): SVGTemplateResult {
  return svg`<path d=${PATHS[name]} />`;
}
