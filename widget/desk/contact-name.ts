import { plainName } from '../elements/face.ts';
import type { DeskTexts } from './locales/en.ts';

const CODE_LENGTH = 4;

/** The contact's name, or for a guest a short code from the id by which colleagues can speak of them. */
export function contactName(
  contact: { readonly id: string; readonly name?: string | undefined },
  texts: DeskTexts,
): string {
  return plainName(contact.name) || texts.guest(guestCode(contact.id));
}

/** The last four letters or digits of an id, in capitals. */
export function guestCode(id: string): string {
  return id
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(-CODE_LENGTH)
    .toUpperCase();
}
