import type { Registry } from 'prom-client';
import { CareError } from '../protocol/care-error.ts';
import type { Telemetry } from './telemetry.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Counts into a registry of the merchant's own prom-client: `care_ops_total`, `care_op_seconds`,
 * `care_http_requests_total`, `care_http_request_seconds`, `care_sockets`.
 * @throws CareError `bad-request` when the package is not installed, or the registry has such names already
 */
export async function promTelemetry(registry: Registry): Promise<Telemetry> {
  const { Counter, Gauge, Histogram } = await import('prom-client').catch((cause: unknown) => {
    throw new CareError('bad-request', 'metrics needs the package prom-client: npm install it.', {
      cause,
    });
  });
  const registers = [registry];
  const made = <T>(make: () => T): T => {
    try {
      return make();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new CareError('bad-request', `metrics: ${why} Give each care server a registry.`, {
        cause,
      });
    }
  };
  const ops = made(
    () =>
      new Counter({
        name: 'care_ops_total',
        help: 'Ops of clients by what became of them.',
        labelNames: ['site', 'kind', 'role', 'outcome', 'code'] as const,
        registers,
      }),
  );
  const opSeconds = made(
    () =>
      new Histogram({
        name: 'care_op_seconds',
        help: 'From the receipt of an op until it was durable.',
        labelNames: ['kind'] as const,
        buckets: SECONDS,
        registers,
      }),
  );
  const requests = made(
    () =>
      new Counter({
        name: 'care_http_requests_total',
        help: 'Requests that were answered.',
        labelNames: ['method', 'route', 'status'] as const,
        registers,
      }),
  );
  const requestSeconds = made(
    () =>
      new Histogram({
        name: 'care_http_request_seconds',
        help: 'From a request to its answer; long polls wait on purpose.',
        labelNames: ['route'] as const,
        buckets: SECONDS,
        registers,
      }),
  );
  return {
    op({ site, kind, role, outcome, code, ms }) {
      ops.inc({ site, kind, role, outcome, code: code ?? '' });
      if (outcome === 'applied') opSeconds.observe({ kind }, ms / 1000);
    },
    request({ method, route, status, ms }) {
      requests.inc({ method, route, status: `${status}` });
      requestSeconds.observe({ route }, ms / 1000);
    },
    watchSockets(count) {
      made(
        () =>
          new Gauge({
            name: 'care_sockets',
            help: 'Sockets that are open.',
            registers,
            collect() {
              this.set(count());
            },
          }),
      );
    },
  };
}
