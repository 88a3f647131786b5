import type * as v from 'valibot';
import { endpoints, type Endpoints } from './endpoints.ts';
import type { Endpoint } from './endpoint.ts';

type Input<E extends Endpoint> = v.InferInput<E['input']>;
type Output<E extends Endpoint> = v.InferOutput<E['output']>;

type Method<E extends Endpoint> =
  object extends Input<E>
    ? (input?: Input<E>) => Promise<Output<E>>
    : (input: Input<E>) => Promise<Output<E>>;

/**
 * Everything that can be done for a shop from outside of its conversations, the same in process (`care.api`) and over
 * HTTP (`CareClient`). Every method rejects with a `CareError`; besides the codes that it names there are `bad-request`
 * for an input that does not fit, `forbidden` for a missing scope, and `internal`, `busy` and `rate-limited`.
 */
export type CareApi = {
  readonly [N in keyof Endpoints]: {
    readonly [M in keyof Endpoints[N]]: Endpoints[N][M] extends Endpoint
      ? Method<Endpoints[N][M]>
      : never;
  };
};

/** What stands behind each method: the same shape, with inputs that have been checked. */
export type Handlers<C> = {
  readonly [N in keyof Endpoints]: {
    readonly [M in keyof Endpoints[N]]: Endpoints[N][M] extends Endpoint
      ? (
          caller: C,
          input: v.InferOutput<Endpoints[N][M]['input']>,
        ) => Promise<Output<Endpoints[N][M]>>
      : never;
  };
};

/** An implementation made of one function for all methods. */
export function apiOf(
  call: (at: { namespace: string; method: string; endpoint: Endpoint }, input: unknown) => unknown,
): CareApi {
  const namespaces = Object.entries(endpoints).map(([namespace, methods]) => {
    const bound = Object.entries<Endpoint>(methods).map(([method, endpoint]) => [
      method,
      (input?: unknown) => call({ namespace, method, endpoint }, input),
    ]);
    return [namespace, Object.freeze(Object.fromEntries(bound))];
  });
  // The table has typed what was just made of it; no compiler can follow that.
  return Object.fromEntries(namespaces) as CareApi;
}

/** Every method with its endpoint, in the order of the table. */
export function eachEndpoint(): { namespace: string; method: string; endpoint: Endpoint }[] {
  return Object.entries(endpoints).flatMap(([namespace, methods]) =>
    Object.entries<Endpoint>(methods).map(([method, endpoint]) => ({
      namespace,
      method,
      endpoint,
    })),
  );
}
