// `POST /v1/identity/email-codes` and `POST /v1/identity/email`: a shopper without a log-in proves an e-mail address.
import * as v from 'valibot';
import { EMAIL_CODE_DIGITS } from './limits.ts';
import { author, id, count } from './model.ts';
import { hello } from './up.ts';

const { device, token } = v.required(v.pick(hello, ['device', 'token'])).entries;

export const emailCodeRequest = v.object({
  /** Of whoever asks: the code is good for nobody else. */
  token,
  /** What was typed; the server says what is wrong with it. */
  email: v.pipe(v.string(), v.maxLength(1_000)),
  /** BCP 47 language of the shopper, for the words of the mail. */
  locale: v.pipe(v.string(), v.maxLength(35)),
});

export const emailCodeAnswer = v.object({
  /** The address as it is written to. */
  email: v.string(),
  expiresInMs: count,
  /** So long the same visitor gets no other code for the same address. */
  againInMs: count,
});

export const emailProofRequest = v.object({
  token,
  device,
  code: v.pipe(v.string(), v.regex(new RegExp(`^[0-9]{${EMAIL_CODE_DIGITS}}$`))),
  /** Of the client's making, the same for as long as no answer to it has come. */
  attempt: id,
});

export const emailProofAnswer = v.object({ you: author, token: v.string() });

export type EmailCodeAnswer = v.InferOutput<typeof emailCodeAnswer>;
export type EmailProofAnswer = v.InferOutput<typeof emailProofAnswer>;
