// For the launcher's shadow root, adopted when the panel arrives: what only shows from then on.

export const FRAME_STYLES = /* css */ `
  .close:hover {
    background: color-mix(in oklab, var(--_text) 9%, transparent);
  }
  .disc {
    position: relative;
  }
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
      inset-block: var(--_view-top, 0px) auto;
      block-size: var(--_view-height, 100dvh);
      padding: env(safe-area-inset-top, 0px) env(safe-area-inset-right, 0px)
        var(--_view-foot, env(safe-area-inset-bottom, 0px)) env(safe-area-inset-left, 0px);
      overscroll-behavior: contain;
      touch-action: none;
    }
  }
  @media (forced-colors: active) {
    .disc,
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
