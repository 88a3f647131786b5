// For the launcher's shadow root, adopted when the panel arrives: what only shows from then on.

export const FRAME_STYLES = /* css */ `
  .frame {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-end: 0;
    display: grid;
    inline-size: 384px;
    block-size: min(680px, 100dvh - 96px);
    overflow: hidden;
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      var(--care-shadow, 0 12px 36px #0003);
    transition: 0.16s;
    @starting-style {
      opacity: 0;
      translate: 0 12px;
    }
  }
  .frame > * {
    grid-area: 1 / 1;
    min-block-size: 0;
  }
  .close {
    z-index: 1;
    place-self: start self-end;
    margin: 12px;
    padding: 10px;
    border: 0;
    border-radius: 99px;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .close svg {
    display: block;
    inline-size: 20px;
  }
  .close:hover {
    background: color-mix(in oklab, var(--_text) 9%, transparent);
  }
  .disc {
    position: relative;
    transition: scale 0.15s;
  }
  .disc:hover {
    scale: 1.04;
  }
  .disc svg {
    transition: 0.15s;
  }
  .disc svg + svg,
  [aria-expanded='true'] svg {
    opacity: 0;
    rotate: 60deg;
  }
  [aria-expanded='true'] svg + svg {
    opacity: 1;
    rotate: 0deg;
  }
  .badge {
    position: absolute;
    inset-block-start: -6px;
    inset-inline-end: -6px;
    min-inline-size: 22px;
    padding-inline: 5px;
    border: 2px solid var(--_surface);
    border-radius: 11px;
    background: #c8342a;
    color: #fff;
    font-size: 12px;
    font-weight: 700;
    line-height: 18px;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 480px), (max-height: 500px) and (pointer: coarse) {
    .frame {
      position: fixed;
      inset: var(--_view-top, 0px) 0 auto;
      inline-size: auto;
      border-radius: 0;
      block-size: var(--_view-height, 100dvh);
      padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px)
        var(--_view-foot, env(safe-area-inset-bottom, 0px)) env(safe-area-inset-left, 0px);
      overscroll-behavior: contain;
      touch-action: none;
    }
    [aria-expanded='true']:not([aria-busy]) {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion) {
    * {
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .frame {
      border: 2px solid;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
