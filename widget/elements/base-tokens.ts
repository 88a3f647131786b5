// The part of the palette that the launcher needs; it ships with the script tag, so it holds nothing else.
// The derived `--_*` properties are set on the outermost host and inherited by everything inside it.

/** What differs between the schemes. `--_dark` is 0 or 1, so that one set of formulas serves both. */
const DARK = /* css */ `
  color-scheme: dark;
  --_dark: 1;
  --_surface: var(--care-surface, #16191b);
  --_text: var(--care-text, #edf0f1);
  --_accent: var(--care-accent, #2c7480);
  --_accent-ink: #8fd0da;
`;

// For browsers with relative colours (2024 on); the others get the plain values above. Text on the accent is white or
// black, whichever has 4.5 : 1 at least: below a luminance of 0.179 white has it, above it black has. Text on a surface
// that the shop has set follows that surface, not the scheme.
const DERIVED = /* css */ `
  --_brand: var(--care-accent, #17525c);
  --_accent: oklch(from var(--_brand) clamp(0.5 * var(--_dark), l, 1 - 0.18 * var(--_dark)) c h);
  --_accent-ink: oklch(
    from var(--_brand) clamp(0.8 * var(--_dark), l, 0.48 + 0.52 * var(--_dark)) min(c, 0.13) h
  );
  --_white: clamp(0, (0.179 - y) * 1e4, 1);
  --_on-accent: color(
    from var(--_accent) xyz-d65 calc(0.95 * var(--_white)) var(--_white) calc(1.089 * var(--_white))
  );
  --_text: var(
    --care-text,
    oklch(from var(--_surface) calc(0.25 + 0.7 * clamp(0, (0.6 - l) * 1e4, 1)) 0.012 220)
  );
`;

/** What the launcher needs; it ships with the script tag. The id that no host has lifts what is derived above the rest. */
export const baseTokens = /* css */ `
  :host {
    color-scheme: light;
    --_dark: 0;
    --_surface: var(--care-surface, #fff);
    --_text: var(--care-text, #1b2327);
    --_accent: var(--care-accent, #17525c);
    --_accent-ink: var(--_accent);
    --_on-accent: #fff;
    --_line: var(--care-line, color-mix(in oklab, var(--_text) 11%, transparent));
    --_radius: var(--care-radius, 12px);
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([scheme='light'])) {
      ${DARK}
    }
  }
  :host([scheme='dark']) {
    ${DARK}
  }
  @supports (color: oklch(from red l c h)) {
    :host(:not(#_)) {
      ${DERIVED}
    }
  }
`;
