// One check: many tries of one fault, a few of them at a time, each with dice of its own.
import { dice, type Dice } from './dice.ts';

export interface CheckReport {
  readonly name: string;
  readonly tries: number;
  readonly failures: number;
  readonly seed: number;
  /** What was counted beside tries, for the line. */
  readonly note: string;
  /** What went wrong, with the try in which it did. */
  readonly problems: readonly string[];
}

export interface CheckOptions {
  readonly tries: number;
  readonly seed: number;
  /** Tries under way at a time. */
  readonly lanes: number;
}

/** `attempt` gives what went wrong, or nothing. What it throws has failed too. */
export async function runCheck(
  name: string,
  { tries, seed, lanes }: CheckOptions,
  attempt: (number: number, dice: Dice, lane: number) => Promise<readonly string[]>,
  note: () => string = () => '',
): Promise<CheckReport> {
  const problems: string[] = [];
  const all = dice(seed);
  let next = 0;
  let failures = 0;
  const runLane = async (lane: number) => {
    while (next < tries) {
      const number = next++;
      const wrong = await attempt(number, all.fork(number), lane).catch((error: unknown) => [
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      ]);
      if (wrong.length === 0) continue;
      failures += 1;
      problems.push(`${name}, try ${number}:\n${wrong.join('\n')}`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tries) }, (_, lane) => runLane(lane)));
  return { name, tries, failures, seed, note: note(), problems };
}

export function lineOf({ name, tries, failures, seed, note }: CheckReport): string {
  const counted = `${name.padEnd(28)} tries ${tries}  failures ${failures}  seed ${seed}`;
  return note === '' ? counted : `${counted}  (${note})`;
}
