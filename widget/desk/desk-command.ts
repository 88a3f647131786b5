// What an agent can ask the desk for, by key or by button; both end in the same command.

export type DeskCommand =
  | { readonly to: 'open'; readonly conversation: string }
  | { readonly to: 'move'; readonly step: Step }
  | { readonly to: 'segment'; readonly segment: 'open' | 'resolved' }
  | { readonly to: 'write'; readonly mode: WriteMode }
  | {
      readonly to:
        'enter' | 'back' | 'settle' | 'assign' | 'details' | 'keys' | 'more' | 'articles';
    };

/** Along the list, held at its ends. */
export type Step = 1 | -1 | 'first' | 'last';

/** A reply goes to the customer, a note to colleagues alone. */
export type WriteMode = 'reply' | 'note';

/** A pane's button was used. */
export class DeskCommandEvent extends Event {
  static readonly type = 'desk-command';
  readonly command: DeskCommand;

  constructor(command: DeskCommand) {
    super(DeskCommandEvent.type);
    this.command = command;
  }
}

const BY_KEY: Readonly<Record<string, DeskCommand>> = {
  j: { to: 'move', step: 1 },
  k: { to: 'move', step: -1 },
  r: { to: 'write', mode: 'reply' },
  n: { to: 'write', mode: 'note' },
  e: { to: 'settle' },
  a: { to: 'assign' },
  i: { to: 'details' },
  1: { to: 'segment', segment: 'open' },
  2: { to: 'segment', segment: 'resolved' },
  3: { to: 'articles' },
  '?': { to: 'keys' },
  Escape: { to: 'back' },
};

/** Keys that already mean something on a link, a button or in a scrolled text. */
const ONLY_AT_REST: Readonly<Record<string, DeskCommand>> = {
  ArrowDown: { to: 'move', step: 1 },
  ArrowUp: { to: 'move', step: -1 },
  Enter: { to: 'enter' },
};

/** The command of a key press, or null for none: never while typing, never with a modifier that belongs to the browser. */
export function commandOf(event: KeyboardEvent): DeskCommand | null {
  if (event.defaultPrevented || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.composedPath()[0];
  if (isField(target)) return null;
  const atRest = !(target instanceof Element) || isRest(target);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return BY_KEY[key] ?? (atRest ? ONLY_AT_REST[key] : undefined) ?? null;
}

/** Somebody types there. */
export function isField(target: EventTarget | undefined): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.matches('input, textarea, select, [role="textbox"]') ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

function isRest(target: Element): boolean {
  return target === document.body || target === document.documentElement;
}
