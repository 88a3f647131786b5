// The one palette of widget and desk. A shop overrides the public `--care-*` tokens; everything else (text on the
// accent, tints, the dark twin of the accent) is derived from them, so that one brand colour is enough.
//
// The derived `--_*` properties are set on the outermost host and inherited by everything inside it.

const LIGHT = `
  color-scheme: light;
  --_surface: var(--care-surface, #fff);
  --_accent: var(--care-accent, #17525c);
  --_accent-ink: var(--_accent);
  --_text: var(--care-text, #1b2327);
  --_muted: var(--care-muted, #5a666c);
  --_danger: var(--care-danger, #b3261e);
  --_warm: #fff4d6;
  --_warm-text: #4d3a00;
  --_line: var(--care-line, rgb(27 35 39 / 0.1));
`;

const DARK = `
  color-scheme: dark;
  --_surface: var(--care-surface, #16191b);
  --_accent: var(--care-accent, #2c7480);
  --_accent-ink: #8fd0da;
  --_text: var(--care-text, #edf0f1);
  --_muted: var(--care-muted, #a2acb1);
  --_danger: var(--care-danger, #ffb4ab);
  --_warm: #3a3220;
  --_warm-text: #f5e3b3;
  --_line: var(--care-line, rgb(237 240 241 / 0.12));
`;

// Text on a colour is white or black, whichever has 4.5 : 1 at least: below a luminance of 0.179 white has it,
// above it black has. Text on a surface that the shop has set follows that surface, not the scheme.
const ON_ACCENT = `
  --_step: clamp(0, (0.179 - y) * 10000, 1);
  --_on-accent: color(from var(--_accent) xyz-d65 calc(0.9505 * var(--_step)) var(--_step) calc(1.089 * var(--_step)));
  --_dusk: clamp(0, (0.6 - l) * 10000, 1);
  --_text: var(--care-text, oklch(from var(--_surface) calc(0.25 + 0.7 * var(--_dusk)) 0.012 220));
  --_muted: var(--care-muted, oklch(from var(--_surface) calc(0.49 + 0.24 * var(--_dusk)) 0.014 220));
  --_line: var(--care-line, color-mix(in oklab, var(--_text) 11%, transparent));
`;
const LIGHT_DERIVED = `--_accent-ink: oklch(from var(--_accent) min(l, 0.48) c h);`;
const DARK_DERIVED = `
  --_accent: oklch(from var(--care-accent, #17525c) clamp(0.5, l, 0.82) c h);
  --_accent-ink: oklch(from var(--care-accent, #17525c) max(l, 0.8) min(c, 0.12) h);
`;

const TOKENS = `
:host {
  ${LIGHT}
  --_on-accent: #fff;
  --_quiet: color-mix(in oklab, var(--_text) 7%, var(--_surface));
  --_hover: color-mix(in oklab, var(--_text) 9%, transparent);
  --_radius: var(--care-radius, 12px);
  --_space: var(--care-space, 4px);
  --_font: var(--care-font, inherit);
  --_shadow: var(--care-shadow, 0 1px 2px rgb(0 0 0 / 0.08), 0 12px 36px rgb(0 0 0 / 0.16));
  --_ease: cubic-bezier(0.2, 0, 0, 1);
}
@media (prefers-color-scheme: dark) { :host(:not([scheme='light'])) { ${DARK} } }
:host([scheme='dark']) { ${DARK} }
@supports (color: oklch(from red l c h)) {
  :host { ${ON_ACCENT} ${LIGHT_DERIVED} }
  @media (prefers-color-scheme: dark) { :host(:not([scheme='light'])) { ${DARK_DERIVED} } }
  :host([scheme='dark']) { ${DARK_DERIVED} }
}
`;

/** To be adopted by the outermost host's shadow root, Lit's or a plain one. */
export const tokenSheet = new CSSStyleSheet();
tokenSheet.replaceSync(TOKENS.replace(/\s+/g, ' '));
