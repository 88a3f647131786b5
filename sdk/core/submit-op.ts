import { action as actionSchema, type Action } from '../protocol/actions.ts';
import { CareError, ERROR_CODES, type ErrorCode } from '../protocol/care-error.ts';
import { encode, parse } from '../protocol/codec.ts';
import type { Author } from '../protocol/model.ts';
import type { Op } from '../protocol/up.ts';
import type { OpOutcome } from '../stores/store.ts';
import type { Office } from './office.ts';
import { opHash } from './op-hash.ts';
import type { Outflow } from './outflow.ts';
import { why } from './why.ts';

export interface Sender {
  readonly site: string;
  readonly you: Author;
  readonly outflow: Outflow;
  /** Who this was is nobody any more: the socket has to end, so that its client finds out who it is now. */
  expired(): void;
}

/** Applies an op of this sender and answers it. What the op asks for is first read here. */
export function submitOp(
  { apply, clock, logger }: Pick<Office, 'apply' | 'clock' | 'logger'>,
  sender: Sender,
  sent: Op,
): void {
  const { op, conversation, after, action: raw } = sent;
  const { site, you, outflow } = sender;
  let action: Action;
  try {
    action = parse(actionSchema, raw);
  } catch (error) {
    const message = error instanceof CareError ? error.message : undefined;
    outflow.answer(nakFrame(sent, 'bad-request', { message }));
    return;
  }
  apply(
    {
      site,
      actor: you,
      op,
      conversation,
      after: after ?? null,
      hash: opHash(conversation, action),
      action,
      at: clock.now(),
    },
    (outcome) => {
      if (outcome.is === 'refused' && outcome.code === 'token-expired') sender.expired();
      else outflow.answer(answerFrame(sent, outcome));
    },
  ).catch((error: unknown) => {
    const known = error instanceof CareError ? error : new CareError('internal', undefined);
    if (known.code === 'internal') logger.error('An op failed.', { op, error: why(error) });
    outflow.answer(nakFrame(sent, known.code, { retryAfterMs: known.retryAfterMs }));
  });
}

export function nakFrame(
  { op, conversation }: Pick<Op, 'op' | 'conversation'>,
  code: ErrorCode,
  {
    message,
    retryAfterMs,
  }: { message?: string | undefined; retryAfterMs?: number | undefined } = {},
): string {
  return encode({
    type: 'nak',
    op,
    conversation,
    code,
    retryable: ERROR_CODES[code].retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(message !== undefined && { message }),
  });
}

function answerFrame(sent: Op, outcome: OpOutcome): string {
  const { op, conversation } = sent;
  if (outcome.is === 'refused') return nakFrame(sent, outcome.code, { message: outcome.message });
  return encode({ type: 'ack', op, conversation, seq: outcome.seq, at: outcome.at });
}
