import '../../../care.ts';

export const dynamic = 'force-dynamic';

function answer(request: Request): Promise<Response> {
  const asked = new Request(request);
  // Next compresses by itself, and would not say of an answer that is compressed already that it is.
  asked.headers.delete('accept-encoding');
  return globalThis.careServer.fetch(asked);
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
};
