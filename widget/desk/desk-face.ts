import { css, html, type TemplateResult } from 'lit';
import { face } from '../elements/face.ts';

const TONES = 6;

interface DeskFace {
  readonly id: string;
  readonly name: string | undefined;
  readonly avatar?: string | undefined;
  readonly small?: boolean;
}

/** The shared face in a tone that stays with the id, so that rows are told apart before they are read. */
export function deskFace({ id, name, avatar, small }: DeskFace): TemplateResult {
  return html`<span class="tone tone-${toneOf(id)} ${small ? 'small' : ''}"
    >${face({ id, name, avatar })}</span
  >`;
}

function toneOf(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return sum % TONES;
}

export const deskFaceStyles = css`
  .face {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    overflow: hidden;
    border-radius: 50%;
    background: light-dark(var(--tone-light), var(--tone-dark));
    color: light-dark(#2b2f36, #f1efeb);
    font-size: 0.8125rem;
    font-weight: 600;
    letter-spacing: 0.01em;
    user-select: none;
  }
  .small .face {
    inline-size: 20px;
    block-size: 20px;
    font-size: 0.5625rem;
  }
  .large .face {
    inline-size: 48px;
    block-size: 48px;
    font-size: 1.0625rem;
  }
  .face img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .tone-0 {
    --tone-light: #dfe6f3;
    --tone-dark: #34425c;
  }
  .tone-1 {
    --tone-light: #e3ecdf;
    --tone-dark: #3a4d35;
  }
  .tone-2 {
    --tone-light: #f3e4d7;
    --tone-dark: #5a4432;
  }
  .tone-3 {
    --tone-light: #ece1f0;
    --tone-dark: #4f3f58;
  }
  .tone-4 {
    --tone-light: #d9ecec;
    --tone-dark: #2f4e50;
  }
  .tone-5 {
    --tone-light: #f2dfe3;
    --tone-dark: #5a3a42;
  }
`;
