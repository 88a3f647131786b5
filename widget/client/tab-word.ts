// What the tabs of one browser say to each other about their one socket. Every script of the page's origin can
// speak on the channel, and other builds do: whatever is not a word of this version is not heard.
import { isNumber, isString, maybe, oneOf, shape, type Guard } from '../../sdk/protocol/shape.ts';

/** Tabs of another version share nothing with these. */
export const TABS_VERSION = 1;

const TYPES = ['join', 'up', 'ping', 'bye', 'ready', 'down', 'pong', 'end', 'alone'] as const;

/**
 * To the leader: `join` (`text` is a hello frame), `up` (a frame for the server), `ping`, `bye`.
 * From the leader: `ready` (its socket is welcome), `down` (a frame of the server), `pong`, `end` (the socket has, with
 * this close `code`), `alone` (connect on your own).
 */
export interface TabWord {
  readonly v: typeof TABS_VERSION;
  readonly type: (typeof TYPES)[number];
  /** A socket's id, made anew for each. */
  readonly from: string;
  /** Whom it concerns; everybody without it. */
  readonly to?: string;
  readonly text?: string;
  readonly code?: number;
}

const isTabWord = shape<TabWord>({
  v: ((value) => value === TABS_VERSION) as Guard<typeof TABS_VERSION>,
  type: oneOf(...TYPES),
  from: isString,
  to: maybe(isString) as Guard<string>,
  text: maybe(isString) as Guard<string>,
  code: maybe(isNumber) as Guard<number>,
});

/** One socket's voice on the channel. */
export interface TabVoice {
  readonly id: string;
  say(word: Omit<TabWord, 'v' | 'from'>): void;
}

export function readTabWord(data: unknown): TabWord | null {
  return isTabWord(data) ? data : null;
}

/** A tab of a build that speaks otherwise. */
export function isForeignTab(data: unknown): boolean {
  const version = (data as { v?: unknown } | null)?.v;
  return typeof version === 'number' && version !== TABS_VERSION;
}
