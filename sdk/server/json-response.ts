export function jsonResponse(
  body: unknown,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
