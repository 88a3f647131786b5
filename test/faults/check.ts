// One check: many tries of one fault, many of them at a time, each with dice of its own.
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
  /** The numbers of single tries to run instead of all. */
  readonly numbers?: readonly number[];
}

/** `attempt` gives what went wrong, or nothing. What it throws has failed too. */
export async function runCheck(
  name: string,
  { tries, seed, numbers = Array.from({ length: tries }, (_, i) => i) }: CheckOptions,
  attempt: (number: number, dice: Dice) => Promise<readonly string[]>,
  note: () => string = () => '',
): Promise<CheckReport> {
  const problems: string[] = [];
  const all = dice(seed);
  let failures = 0;
  const one = async (number: number) => {
    const wrong = await attempt(number, all.fork(number)).catch((error: unknown) => [
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ]);
    if (wrong.length === 0) return;
    failures += 1;
    problems.push(`${name}, try ${number}:\n${wrong.join('\n')}`);
  };
  await Promise.all(numbers.map(one));
  return { name, tries: numbers.length, failures, seed, note: note(), problems };
}

export function lineOf({ name, tries, failures, seed, note }: CheckReport): string {
  const counted = `${name.padEnd(32)} tries ${tries}  failures ${failures}  seed ${seed}`;
  return note === '' ? counted : `${counted}  (${note})`;
}

/** Reports in the order in which they come; the checks run at the same time. */
export async function* asTheyCome<T>(running: readonly Promise<T>[]): AsyncGenerator<T> {
  const left = new Map(
    running.map((promise, i) => [i, promise.then((value) => ({ i, value }))] as const),
  );
  while (left.size > 0) {
    const { i, value } = await Promise.race(left.values());
    left.delete(i);
    yield value;
  }
}
