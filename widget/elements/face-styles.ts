import { css } from 'lit';

export const faceStyles = css`
  .face {
    position: relative;
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: var(--_face, 28px);
    block-size: var(--_face, 28px);
    border-radius: 50%;
    overflow: hidden;
    background: color-mix(in oklab, var(--_accent-ink) 18%, var(--_surface));
    color: var(--_accent-ink);
    font-size: calc(var(--_face, 28px) * 0.39);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    user-select: none;
  }
  .face img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .face img[hidden] {
    display: none;
  }
`;
