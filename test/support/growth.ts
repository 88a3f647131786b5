// How work grows with its input, from one run: on a busy machine a ratio says something, an absolute time nothing.

/** Eight times the input takes about eight times as long, or 64 times where each part looks at all others. */
export const PROPORTIONAL_BELOW = 24;
const TIMES = 8;
const TRIES = 5;

/** How many times longer `run` takes for eight times the text, of the best of some tries each. */
export function growth(one: string, chars: number, run: (text: string) => void): number {
  const best = (length: number) => {
    const text = one.repeat(Math.ceil(length / one.length));
    let least = Infinity;
    for (let i = 0; i < TRIES; i++) {
      const from = performance.now();
      run(text);
      least = Math.min(least, performance.now() - from);
    }
    return least;
  };
  best(chars); // once for the compiler
  // Browsers round their clocks: what takes no time at all grows by nothing.
  return best(chars * TIMES) / Math.max(best(chars), 1);
}
