// Line icons drawn for this project: 20 px grid, 1.5 px stroke, the colour of the text around them.
import { html, svg, type TemplateResult } from 'lit';

const draw = (shape: TemplateResult) =>
  html`<svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shape}
  </svg>`;

export const sendIcon = draw(svg`<path d="M10 16.2V4.2M4.8 9.2 10 4l5.2 5.2"/>`);
export const downIcon = draw(svg`<path d="M10 4v11.5M5 10.6l5 5 5-5"/>`);
export const backIcon = draw(svg`<path d="M12.2 4.8 7 10l5.2 5.2"/>`);
export const closeIcon = draw(svg`<path d="m5 5 10 10M15 5 5 15"/>`);
export const clockIcon = draw(svg`<circle cx="10" cy="10" r="6.6"/><path d="M10 6.4V10l2.4 1.6"/>`);
export const sentIcon = draw(svg`<path d="m4.4 10.4 3.6 3.6 7.6-8"/>`);
export const deliveredIcon = draw(svg`<path d="m2.4 10.4 3.4 3.6 6.6-8M9.6 14l.4.4 7.6-8.4"/>`);
export const warningIcon = draw(
  svg`<path d="M10 3.4 2.9 15.8h14.2z"/><path d="M10 8.2v3.4M10 13.7v.1"/>`,
);
export const retryIcon = draw(
  svg`<path d="M15.4 7.4A6 6 0 1 0 16 10.6"/><path d="M15.9 3.8v3.8h-3.8"/>`,
);
export const discardIcon = draw(
  svg`<path d="M4 5.8h12M8 5.8V4.2h4v1.6M5.4 5.8l.8 10.2h7.6l.8-10.2"/>`,
);
export const noteIcon = draw(
  svg`<path d="M4.4 3.8h11.2v8.4l-4 4H4.4z"/><path d="M11.6 16.2v-4h4M7.2 7.2h5.6"/>`,
);
export const listIcon = draw(
  svg`<path d="M3.6 4.4h9.6v6.8H8.4L5.6 13.6v-2.4h-2z"/><path d="M15.4 8h1v6.4h-1.8v2.2L12 14.4H9.4"/>`,
);
export const personIcon = draw(
  svg`<circle cx="10" cy="7.4" r="2.9"/><path d="M4.6 16c.5-2.9 2.7-4.6 5.4-4.6s4.9 1.7 5.4 4.6"/>`,
);
