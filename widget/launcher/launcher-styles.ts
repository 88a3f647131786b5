// The disc, the panel's frame and what stands in it until the panel is there.

const STYLES = `
:host {
  all: initial;
  position: fixed;
  z-index: var(--care-z, 2147483000);
  inset-block-end: calc(var(--_offset) + env(safe-area-inset-bottom, 0px));
  inset-inline-end: calc(var(--_offset) + env(safe-area-inset-right, 0px));
  --_size: var(--care-launcher-size, 56px);
  --_offset: var(--care-offset, 20px);
  font-family: var(--care-font, inherit);
  font-size: 15px;
  line-height: 1.45;
  color: var(--_text);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  -webkit-tap-highlight-color: transparent;
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
button, a { font: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--_accent-ink); outline-offset: 3px; }

.launcher {
  position: relative;
  display: grid;
  place-items: center;
  inline-size: var(--_size);
  block-size: var(--_size);
  padding: 0;
  border: 0;
  border-radius: 50%;
  background: var(--_accent);
  color: var(--_on-accent);
  box-shadow: 0 1px 2px rgb(0 0 0 / .14), 0 6px 20px rgb(0 0 0 / .2);
  transition: scale .15s var(--_ease), box-shadow .15s;
}
.launcher:hover { scale: 1.04; }
.launcher:active { scale: .96; }
svg {
  grid-area: 1 / 1;
  inline-size: 26px;
  block-size: 26px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
  transition: opacity .15s, rotate .18s var(--_ease), scale .18s var(--_ease);
}
.launcher > svg:last-of-type { opacity: 0; rotate: -60deg; scale: .7; }
[aria-expanded=true] > svg:last-of-type { opacity: 1; rotate: 0deg; scale: 1; }
[aria-expanded=true] > svg:first-of-type { opacity: 0; rotate: 60deg; scale: .7; }
.badge {
  position: absolute;
  inset-block-start: -4px;
  inset-inline-end: -4px;
  min-inline-size: 22px;
  padding-inline: 5px;
  border: 2px solid var(--_surface);
  border-radius: 11px;
  background: #c8342a;
  color: #fff;
  font-size: 12px;
  font-weight: 700;
  line-height: 18px;
  font-variant-numeric: tabular-nums;
  text-align: center;
}

.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.frame {
  position: fixed;
  inset-block-end: calc(var(--_offset) + var(--_size) + 12px + env(safe-area-inset-bottom, 0px));
  inset-inline-end: calc(var(--_offset) + env(safe-area-inset-right, 0px));
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  inline-size: 384px;
  block-size: min(680px, 100vh - 96px);
  block-size: min(680px, 100dvh - 96px);
  max-inline-size: calc(100vw - 2 * var(--_offset));
  overflow: hidden;
  border-radius: calc(var(--_radius) + 4px);
  background: var(--_surface);
  box-shadow: 0 0 0 1px var(--_line), var(--_shadow);
  transform-origin: bottom right;
  transition: opacity .16s, transform .18s var(--_ease), display .18s allow-discrete;
}
.frame:dir(rtl) { transform-origin: bottom left; }
@starting-style { .frame { opacity: 0; transform: translateY(8px) scale(.97); } }
.frame[hidden] { display: none; opacity: 0; transform: translateY(8px) scale(.97); pointer-events: none; }
.frame > * { grid-area: 1 / 1; }
.close {
  z-index: 1;
  justify-self: end;
  align-self: start;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  margin: 12px;
  padding: 0;
  border: 0;
  border-radius: 50%;
  background: none;
  color: var(--_muted);
}
.close:hover { background: var(--_hover); color: var(--_text); }
.close:focus-visible { outline-offset: -2px; }
.close svg { inline-size: 20px; block-size: 20px; }

.shell { display: grid; grid-template-rows: 64px minmax(0, 1fr) auto; }
.shell::before { content: ''; grid-row: 1; border-block-end: 1px solid var(--_line); }
.shell::after {
  content: '';
  grid-row: 3;
  block-size: 46px;
  margin: 8px 12px 12px;
  border: 1px solid color-mix(in oklab, var(--_text) 22%, var(--_surface));
  border-radius: 23px;
}
.say { grid-row: 2; align-self: center; padding: 24px; text-align: center; text-wrap: balance; }
.say p { margin: 0 0 16px; }
.say button, .say a, .contact {
  display: inline-block;
  margin: 0 4px 8px;
  padding: 9px 18px;
  border: 1px solid transparent;
  border-radius: 999px;
  background: var(--_accent);
  color: var(--_on-accent);
  font-weight: 600;
  text-decoration: none;
}
.say a { border-color: var(--_line); background: none; color: var(--_text); }
.contact { margin: 0; box-shadow: 0 6px 20px rgb(0 0 0 / .2); }

@media (max-width: 480px), (max-height: 500px) {
  .frame {
    inset: var(--_view-top, 0px) 0 auto auto;
    inset-inline: auto 0;
    block-size: var(--_view-height, 100dvh);
    border-radius: 0;
    padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px) var(--_view-foot, env(safe-area-inset-bottom, 0px)) env(safe-area-inset-left, 0px);
    overscroll-behavior: contain;
    touch-action: none;
  }
  .frame[hidden] { transform: translateY(24px); }
  @starting-style { .frame { transform: translateY(24px); } }
  :host([open]) .launcher { visibility: hidden; }
  .shell::after { block-size: 52px; border-radius: 26px; }
}
@media (max-width: 480px) {
  .frame { inline-size: 100%; max-inline-size: none; }
}
@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { transition: none !important; }
}
@media (forced-colors: active) {
  .launcher, .frame, .badge { border: 2px solid; }
}
@media print { :host { display: none; } }
`;

export const launcherSheet = new CSSStyleSheet();
launcherSheet.replaceSync(STYLES);
