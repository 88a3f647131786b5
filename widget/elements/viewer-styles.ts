import { css } from './sheet-of.ts';

/** Dark in both schemes: nothing is to be seen but the picture. */
export const viewerStyles = css`
  .viewer {
    position: fixed;
    inset: 0;
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    padding: env(safe-area-inset-top, 0) env(safe-area-inset-right, 0)
      env(safe-area-inset-bottom, 0) env(safe-area-inset-left, 0);
    border: 0;
    background: #101213f2;
    color: #fff;
    font: inherit;
  }
  .viewer::backdrop {
    background: none;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 8px 12px;
  }
  .bar p {
    display: flex;
    flex: 1;
    gap: 12px;
    min-inline-size: 0;
    padding-inline: 8px;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  .viewer bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bar span {
    color: #ffffffb3;
    white-space: nowrap;
  }
  .bar button,
  .viewer a,
  .turn {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 99px;
    color: #fff;
  }
  .bar button:hover,
  .viewer a:hover,
  .turn:hover {
    background: #ffffff26;
  }
  .viewer :focus-visible {
    outline-color: #fff;
  }
  .stage {
    display: grid;
    place-items: center;
    min-block-size: 0;
    padding: 0 12px 24px;
  }
  .stage img {
    max-inline-size: 100%;
    max-block-size: 100%;
    min-block-size: 0;
    object-fit: contain;
    border-radius: 4px;
  }
  .turn {
    position: absolute;
    inset-block-start: calc(50% - 22px);
    background: #00000080;
  }
  .before {
    inset-inline-start: 12px;
  }
  .after {
    inset-inline-end: 12px;
  }
  .before:dir(rtl) .icon,
  .after:dir(ltr) .icon {
    scale: -1 1;
  }
  .turn:disabled {
    visibility: hidden;
  }
`;
