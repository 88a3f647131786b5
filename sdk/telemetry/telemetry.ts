// The port to whoever counts and traces what a server does. Never texts, never who wrote them.
import type { ActionKind } from '../protocol/actions.ts';
import type { ErrorCode } from '../protocol/care-error.ts';
import type { Role } from '../protocol/model.ts';

/** A registry of prom-client, as far as a type may say without that package: not everybody has it. */
export interface MetricsRegistry {
  registerMetric(metric: never): void;
  metrics(): Promise<string>;
}

/** An op from its receipt until it was durable or refused. */
export interface OpTold {
  readonly site: string;
  readonly kind: ActionKind;
  readonly role: Role;
  /** `failed`: the store did, and the client sends it again. */
  readonly outcome: 'applied' | 'repeated' | 'refused' | 'failed';
  readonly code: ErrorCode | null;
  readonly ms: number;
}

/** A request that was one of care's. */
export interface RequestTold {
  readonly method: string;
  /** What of the server was asked, for example `/v1/sites`; `files` for the widget's own. Never an id. */
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

export interface Telemetry {
  op(told: OpTold): void;
  request(told: RequestTold): void;
  /** Asks for the number of open sockets whenever it wants to know. */
  watchSockets(count: () => number): void;
}
