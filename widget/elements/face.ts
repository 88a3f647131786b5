import { html, type TemplateResult } from 'lit';
import { personIcon } from './icons.ts';

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
  const words = name.split(/[\s.-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (word: string | undefined) => (word ? [...word][0]! : '');
  const letters = first(words[0]) + (words.length > 1 ? first(words.at(-1)) : '');
  return letters.toLocaleUpperCase();
}

/** A round face; initials stand behind the picture, so nothing is missing while it loads or when it does not. */
export function face(person: Person | null): TemplateResult {
  const name = plainName(person?.name);
  return html`<span class="face" aria-hidden="true"
    >${initials(name) || personIcon}${
      person?.avatar && /^https?:\/\//i.test(person.avatar)
        ? html`<img
            src=${person.avatar}
            alt=""
            width="32"
            height="32"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${show(false)}
            @load=${show(true)}
          />`
        : null
    }</span
  >`;
}

function show(shown: boolean): (event: Event) => void {
  return (event) => {
    (event.currentTarget as HTMLElement).hidden = !shown;
  };
}
