// What the shop's side may put below a message: answers to choose from, and a card that points somewhere.
import * as v from 'valibot';
import {
  CARD_LINKS_MAX,
  CARD_TEXT_MAX_CHARS,
  CHOICE_MAX_CHARS,
  CHOICES_MAX,
  TITLE_MAX_CHARS,
} from './limits.ts';
import { id, webUrl } from './model.ts';

const words = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** Quick replies: choosing one posts it as the contact's own message. */
export const choices = v.pipe(
  v.array(words(CHOICE_MAX_CHARS)),
  v.minLength(1),
  v.maxLength(CHOICES_MAX),
);

/** A product, an order, an article: what a message is about. */
export const card = v.object({
  title: words(TITLE_MAX_CHARS),
  text: v.optional(words(CARD_TEXT_MAX_CHARS)),
  /** Address of a picture, http or https. */
  image: v.optional(webUrl),
  /** The id of an article that it is about: whoever has that one opens it. */
  article: v.optional(id),
  links: v.optional(
    v.pipe(
      v.array(v.object({ label: words(CHOICE_MAX_CHARS), url: webUrl })),
      v.maxLength(CARD_LINKS_MAX),
    ),
  ),
});

/** The same as readers take it: another server may allow more. */
export const readChoices = v.array(v.string());
export const readCard = v.object({
  title: v.string(),
  text: v.optional(v.string()),
  image: v.optional(webUrl),
  article: v.optional(v.string()),
  links: v.optional(v.array(v.object({ label: v.string(), url: webUrl }))),
});

export type Card = v.InferOutput<typeof readCard>;
