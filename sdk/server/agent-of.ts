import * as v from 'valibot';
import { cleanName } from '../core/clean-text.ts';
import { CareError } from '../protocol/care-error.ts';
import type { Author } from '../protocol/model.ts';
import { agentAnswer, type Agent, type CareOptions } from './care-options.ts';

/**
 * Whom the merchant's own log-in knows, or null.
 * @throws CareError `token-expired` when there is none; any error for an answer that makes no agent
 */
export async function agentOf(
  { authenticateAgent }: Pick<CareOptions, 'authenticateAgent'>,
  request: Request,
): Promise<Agent | null> {
  if (!authenticateAgent)
    throw new CareError(
      'token-expired',
      'createCare was given no authenticateAgent, so nobody can use the desk.',
    );
  const answer = await authenticateAgent(request);
  if (!answer) return null;
  const checked = v.safeParse(agentAnswer, answer);
  if (checked.success) return checked.output as Agent;
  const where = v.getDotPath(checked.issues[0]) ?? 'answer';
  throw new Error(`authenticateAgent gave a wrong ${where}: ${checked.issues[0].message}`);
}

export function agentAuthor({ id, name, avatar }: Agent): Author {
  return { role: 'agent', id, ...cleanName({ name }), ...(avatar !== undefined && { avatar }) };
}
