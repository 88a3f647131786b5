import { css } from './sheet-of.ts';

export const faceStyles = css`
  .face {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_face, 28px);
    block-size: var(--_face, 28px);
    border-radius: 50%;
    overflow: hidden;
    background: color-mix(in oklab, var(--_accent-ink) 18%, var(--_surface));
    color: var(--_accent-ink);
    font-size: 11px;
    font-weight: 600;
  }
  .face img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
`;
