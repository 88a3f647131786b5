/** What panel and desk need beyond the base. */
export const richTokens = /* css */ `
  :host {
    --_muted: var(--care-muted, color-mix(in oklab, var(--_text) 67%, var(--_surface)));
    --_quiet: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 9%, transparent);
    --_danger: var(--care-danger, color-mix(in oklab, #d5281c 66%, var(--_text)));
    --_warm: color-mix(in oklab, #ffcf33 26%, var(--_surface));
    --_warm-text: var(--_text);
    --_space: var(--care-space, 4px);
    --_font: var(--care-font, inherit);
    --_shadow: var(--care-shadow, 0 1px 2px rgb(0 0 0 / 0.08), 0 12px 36px rgb(0 0 0 / 0.16));
  }
`;
