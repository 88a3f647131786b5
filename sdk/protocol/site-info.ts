// `GET /v1/sites/:site`: what anybody may know of a site. The only HTTP answer the widget reads before its first act.
import * as v from 'valibot';
import { count, foreignId, name, siteId, webUrl } from './model.ts';

export const siteInfo = v.object({
  site: siteId,
  /** The shop's name, as customers know it. */
  name,
  /** Who answers: first names and faces, for the panel's head. */
  team: v.array(v.object({ id: foreignId, name, avatar: v.optional(webUrl) })),
  /** The usual time to the first reply in minutes, when the merchant states one. */
  replyMinutes: v.optional(v.number()),
  /** True where a shopper can prove an e-mail address by a code. */
  emailCodes: v.optional(v.boolean()),
  /** What may be sent as a file: media types, bytes of each, files of one message. Null when nothing may. */
  files: v.optional(
    v.nullable(v.object({ types: v.array(v.string()), maxBytes: count, maxCount: count })),
  ),
});

export type SiteInfo = v.InferOutput<typeof siteInfo>;
