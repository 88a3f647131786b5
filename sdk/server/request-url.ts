/**
 * What a request line asks for; null when it cannot be read. `//x/v1/health` is a path like any other: taken for another
 * host's `/v1/health` it would get past whoever guards that path before us.
 */
export function requestUrl(line = '/', base = 'http://localhost'): URL | null {
  return URL.parse(line.startsWith('/') ? `/.${line}` : line, base);
}
