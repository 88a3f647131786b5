/** What a socket's close code tells the client to do; the policy is `PROTOCOL.md`, section Closing. */
export type ClosePolicy =
  | 'resume' // reconnect with jitter and resume; nothing is shown
  | 'renew' // get a new credential, then reconnect at once
  | 'slow-down' // reconnect after a long wait
  | 'stop' // do not reconnect; show the fallback
  | 'reload' // this build is too old for the server
  | 'wipe'; // the data was erased: forget it here too

export const CLOSE_CODES = {
  GOING_AWAY: 1001,
  TOO_LARGE: 1009,
  BAD_FRAME: 4000,
  TOKEN_EXPIRED: 4001,
  TOO_EARLY: 4002,
  FORBIDDEN: 4003,
  SLOW_CONSUMER: 4008,
  REPLACED: 4009,
  VERSION_UNSUPPORTED: 4010,
  INTERNAL: 4011,
  DRAINING: 4012,
  RATE_LIMITED: 4029,
  ERASED: 4410,
} as const;

export type CloseCode = (typeof CLOSE_CODES)[keyof typeof CLOSE_CODES];

const POLICIES: Readonly<Record<number, ClosePolicy>> = {
  [CLOSE_CODES.TOKEN_EXPIRED]: 'renew',
  [CLOSE_CODES.FORBIDDEN]: 'stop',
  [CLOSE_CODES.REPLACED]: 'slow-down',
  [CLOSE_CODES.VERSION_UNSUPPORTED]: 'reload',
  [CLOSE_CODES.RATE_LIMITED]: 'slow-down',
  [CLOSE_CODES.BAD_FRAME]: 'slow-down',
  [CLOSE_CODES.TOO_LARGE]: 'slow-down',
  [CLOSE_CODES.ERASED]: 'wipe',
};

/** Codes without an entry, among them every code of the WebSocket protocol itself, mean a passing break. */
export function closePolicy(code: number): ClosePolicy {
  return POLICIES[code] ?? 'resume';
}
