import { html, type TemplateResult } from 'lit';
import { icon, PERSON } from './icons.ts';

export interface Person {
  readonly id?: string;
  readonly name?: string | undefined;
  readonly avatar?: string | undefined;
}

/** A name as it may be shown: control and direction characters could dress it up as something else. */
export function plainName(name: string | undefined): string {
  return (name ?? '').replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim();
}

export function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const last = words.length > 1 ? words.at(-1)! : '';
  return (
    [...(words[0] ?? '')].slice(0, 1).join('') + [...last].slice(0, 1).join('')
  ).toUpperCase();
}

/** A round face; initials stand behind the picture, so nothing is missing while it loads or when it does not. */
export function face(person: Person | null): TemplateResult {
  const { name, avatar } = person ?? {};
  return html`<span class="face" aria-hidden="true"
    >${initials(plainName(name)) || icon(PERSON)}${
      avatar && /^https?:/i.test(avatar)
        ? html`<img
            src=${avatar}
            alt=""
            referrerpolicy="no-referrer"
            @error=${show}
            @load=${show}
          />`
        : null
    }</span
  >`;
}

function show({ type, currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = type === 'error';
}
