// Sites of one server that tries under way at the same time have for themselves: the desk's list shows one page.
const LANES = 400;

export const laneSite = (lane: number): string => `lane-${lane % LANES}`;
export const laneSites = (): string[] => Array.from({ length: LANES }, (_, i) => laneSite(i));
