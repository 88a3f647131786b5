import { CareError } from '../protocol/care-error.ts';
import type { Clock } from '../runtime.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { ApplyOp } from './apply-op.ts';

/** The same, and what became of each op is told. */
export function toldOps(apply: ApplyOp, telemetry: Telemetry, clock: Clock): ApplyOp {
  return async (request, answered) => {
    const from = clock.now();
    const { site, action, actor } = request;
    const told = { site, kind: action.kind, role: actor.role };
    try {
      const outcome = await apply(request, answered);
      const code = outcome.is === 'refused' ? outcome.code : null;
      telemetry.op({ ...told, outcome: outcome.is, code, ms: clock.now() - from });
      return outcome;
    } catch (error) {
      const code = error instanceof CareError ? error.code : 'internal';
      telemetry.op({ ...told, outcome: 'failed', code, ms: clock.now() - from });
      throw error;
    }
  };
}
