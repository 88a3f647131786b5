import type { Telemetry } from './telemetry.ts';

/** Spans for ops, where the merchant has OpenTelemetry's API; null where not. HTTP servers have their own. */
export async function openTelemetry(): Promise<Telemetry | null> {
  const api = await import('@opentelemetry/api').catch(() => null);
  if (!api) return null;
  const tracer = api.trace.getTracer('care-widget');
  return {
    op({ site, kind, role, outcome, code, ms }) {
      const endTime = Date.now();
      const span = tracer.startSpan(`care.op ${kind}`, {
        startTime: endTime - ms,
        attributes: {
          'care.site': site,
          'care.op.kind': kind,
          'care.op.role': role,
          'care.op.outcome': outcome,
          ...(code !== null && { 'care.op.code': code }),
        },
      });
      if (outcome === 'failed') span.setStatus({ code: api.SpanStatusCode.ERROR });
      span.end(endTime);
    },
    request() {},
    watchSockets() {},
  };
}
