// Files that people send each other. Bytes travel over `/v1/files`; a message only names what was uploaded before it.
import * as v from 'valibot';
import { FILE_NAME_MAX_CHARS } from './limits.ts';
import { count, id } from './model.ts';

/** `pending` until the merchant's scanner has said that it is clean; what it has blocked cannot be had any more. */
export const fileState = v.picklist(['ready', 'pending', 'blocked']);

/** A file as everybody in its conversation sees it. What it is was found in its bytes, not believed. */
export const fileInfo = v.object({
  /** The id that its sender made for the upload. */
  id,
  /** For people: cleaned, and with the ending of its type. */
  name: v.string(),
  /** Media type, for example `image/jpeg`. */
  type: v.string(),
  bytes: count,
  /** Of pictures, in pixels. */
  width: v.optional(count),
  height: v.optional(count),
  state: fileState,
});

/** What a client asks for before it sends bytes: `POST /v1/files`. */
export const uploadRequest = v.object({
  /** UUID version 7, made once: the same for every attempt. */
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(4 * FILE_NAME_MAX_CHARS)),
  type: v.pipe(v.string(), v.maxLength(100)),
  bytes: v.pipe(count, v.minValue(1)),
});

/** Where an upload stands. `file` is there once all bytes are, and have been found good. */
export const uploadAnswer = v.object({
  id,
  /** So many bytes are kept: the next `PATCH` goes on there. */
  offset: count,
  /** Path of the upload on this server. */
  upload: v.string(),
  file: v.optional(fileInfo),
});

/** The file as it is now. Without `url` it cannot be had, now (`pending`) or ever (`blocked`). */
export const linkAnswer = v.object({
  file: fileInfo,
  /** Path on this server, good for `expiresInMs` and for anybody who has it. */
  url: v.optional(v.string()),
  expiresInMs: v.optional(count),
});

export type FileState = v.InferOutput<typeof fileState>;
export type FileInfo = v.InferOutput<typeof fileInfo>;
export type UploadRequest = v.InferOutput<typeof uploadRequest>;
export type UploadAnswer = v.InferOutput<typeof uploadAnswer>;
export type LinkAnswer = v.InferOutput<typeof linkAnswer>;
