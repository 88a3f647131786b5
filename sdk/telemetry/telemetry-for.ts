import type { Registry } from 'prom-client';
import { openTelemetry } from './opentelemetry.ts';
import { promTelemetry } from './prom-client.ts';
import type { MetricsRegistry, Telemetry } from './telemetry.ts';

/** All that there are, told one after the other. @throws CareError for metrics that cannot be had */
export async function telemetryFor(registry: MetricsRegistry | undefined): Promise<Telemetry> {
  const all = [
    registry && (await promTelemetry(registry as Registry)),
    await openTelemetry(),
  ].filter((one) => !!one);
  return {
    op: (told) => all.forEach((one) => one.op(told)),
    request: (told) => all.forEach((one) => one.request(told)),
    watchSockets: (count) => all.forEach((one) => one.watchSockets(count)),
  };
}
