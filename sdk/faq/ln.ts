const LN2 = 0.6931471805599453;

/**
 * The natural logarithm of a positive number from the four operations alone: engines differ in the last digits
 * of Math.log, and two devices with different digits could order two answers differently.
 */
export function ln(value: number): number {
  let power = 0;
  let rest = value;
  for (; rest >= 1.5; rest /= 2) power++;
  for (; rest < 0.75; rest *= 2) power--;
  const ratio = (rest - 1) / (rest + 1);
  const square = ratio * ratio;
  let term = ratio;
  let sum = 0;
  for (let odd = 1; odd < 24; odd += 2) {
    sum += term / odd;
    term *= square;
  }
  return 2 * sum + power * LN2;
}

/** What it says that one of `total` is among `found`: rare is worth much, common almost nothing. */
export function rarity(found: number, total: number): number {
  return ln(1 + (total - found + 0.5) / (found + 0.5));
}
