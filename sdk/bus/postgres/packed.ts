/** PostgreSQL takes payloads shorter than 8,000 bytes. */
export const PAYLOAD_MAX_BYTES = 7_900;

/** As few payloads as hold all messages in their order: a line for the node that says them, and one for each. */
export function packed(node: string, messages: readonly string[]): string[] {
  const payloads: string[] = [];
  let payload = node;
  let bytes = Buffer.byteLength(node);
  for (const message of messages) {
    const more = 1 + Buffer.byteLength(message);
    if (bytes + more > PAYLOAD_MAX_BYTES) {
      payloads.push(payload);
      payload = node;
      bytes = Buffer.byteLength(node);
    }
    payload += `\n${message}`;
    bytes += more;
  }
  return [...payloads, payload];
}
