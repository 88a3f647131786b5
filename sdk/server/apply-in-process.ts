import { action as actionSchema, type Action } from '../protocol/actions.ts';
import type { GenericSchema, InferOutput } from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import { parse } from '../protocol/codec.ts';
import { uuidV7 } from '../protocol/ids.ts';
import { author, id, type Author } from '../protocol/model.ts';
import { cleanName } from '../core/clean-text.ts';
import { opHash } from '../core/op-hash.ts';
import type { Office } from '../core/office.ts';
import type { Doorkeeper } from './doorkeeper.ts';

export interface ApplyRequest {
  readonly site: string;
  /** In whose name. The caller vouches for it. */
  readonly actor: Author;
  /** UUID; `conversation.start` makes it. */
  readonly conversation: string;
  readonly action: Action;
  /** Applied once under this id, however often it is asked for; UUID, a new one when absent. */
  readonly op?: string;
  /** When it happened, in ms; now when absent. For data that is brought in from elsewhere. */
  readonly at?: number;
}

/** Applies an op that came from no socket, through the same rules and commits. */
export async function applyInProcess(
  { apply, clock, random, doorkeeper }: Office & { doorkeeper: Doorkeeper },
  request: ApplyRequest,
): Promise<{ readonly seq: number; readonly at: number }> {
  const { site, at = clock.now() } = request;
  doorkeeper.site(site);
  const conversation = checked(id, request.conversation);
  const action = checked(actionSchema, request.action);
  const outcome = await apply({
    site,
    actor: cleanName(checked(author, request.actor)),
    op: request.op === undefined ? uuidV7(clock.now(), random) : checked(id, request.op),
    conversation,
    after: null,
    hash: opHash(conversation, action),
    action,
    at,
  });
  if (outcome.is === 'refused') throw new CareError(outcome.code, outcome.message);
  return { seq: outcome.seq, at: outcome.at };
}

function checked<S extends GenericSchema>(schema: S, value: unknown): InferOutput<S> {
  try {
    return parse(schema, value);
  } catch (cause) {
    throw new CareError('bad-request', cause instanceof Error ? cause.message : undefined, {
      cause,
    });
  }
}
