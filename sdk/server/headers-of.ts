/**
 * Headers as the fetch standard has them.
 * @param rawHeaders names and values in turn, as node:http gives them
 * @throws TypeError for a value that the standard refuses and node's parser does not
 */
export function headersOf(rawHeaders: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
  return headers;
}
