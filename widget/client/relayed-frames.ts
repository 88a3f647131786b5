// The frames that tabs hand to each other, as far as the one who passes them on has to understand them. Only what a
// tab of this build could have said reaches the server: a bad frame would cost all tabs their socket.
import { FRAME_MAX_BYTES, SUPPORTED_VERSIONS } from '../../sdk/protocol/limits.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import { isCount, isString, listOf, maybe, oneOf, shape } from '../../sdk/protocol/shape.ts';

/** Where a tab stands that joins, and who it is; null when it has no token yet. */
export interface Join {
  readonly token: string | null;
  readonly positions: readonly Position[];
}

/** What a tab may send by way of another. `have` is not among it: the leader holds what all of them hold. */
const PASSED = ['op', 'page.fetch', 'signal', 'resume'] as const;

export interface PassedFrame {
  readonly type: (typeof PASSED)[number];
  readonly op: string | undefined;
  readonly conversation: string | undefined;
}

interface HelloText {
  readonly type: 'hello';
  readonly versions: unknown;
  readonly site: string;
  readonly token: string | undefined;
  readonly resume: Position[] | undefined;
}

const isPassed = shape<PassedFrame>({
  type: oneOf(...PASSED),
  op: maybe(isString),
  conversation: maybe(isString),
});
const isHello = shape<HelloText>({
  type: oneOf('hello'),
  versions: (value): value is unknown => String(value) === String(SUPPORTED_VERSIONS),
  site: isString,
  token: maybe(isString),
  resume: maybe(
    listOf(
      shape<Pick<Position, 'conversation' | 'epoch' | 'have'>>({
        conversation: isString,
        epoch: isString,
        have: isCount,
      }),
    ),
  ),
});

export function readJoin(text: string | undefined, site: string): Join | null {
  const hello = readFrame(text);
  if (!isHello(hello) || hello.site !== site) return null;
  return { token: hello.token ?? null, positions: hello.resume ?? [] };
}

export function readPassed(text: string | undefined): PassedFrame | null {
  const frame = readFrame(text);
  return isPassed(frame) ? frame : null;
}

/** Any frame's object; its fields may be anything. */
export function readFrame(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined || text.length > FRAME_MAX_BYTES) return null;
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === 'object' ? (frame as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
