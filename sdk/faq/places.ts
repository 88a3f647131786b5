import type { TextRange } from './article.ts';
import type { Token } from './reader.ts';
import type { Term } from './terms.ts';

/** Where the words of a text stand, three numbers each: start, end and the term's number. */
export type Places = Int32Array;

export function placesOf(tokens: readonly Token[]): Places {
  const places = new Int32Array(tokens.length * 3);
  tokens.forEach(({ start, end, term }, index) => places.set([start, end, term.number], index * 3));
  return places;
}

/** The parts of a text whose words are among the found terms or mean the same; neighbours in one. */
export function rangesIn(
  places: Places,
  terms: readonly Term[],
  found: ReadonlySet<Term>,
): TextRange[] {
  const ranges: [number, number][] = [];
  for (let index = 0; index < places.length; index += 3) {
    const term = terms[places[index + 2]!]!;
    if (!found.has(term) && !term.groups.some((group) => found.has(group))) continue;
    const last = ranges.at(-1);
    if (last && places[index]! <= last[1]) last[1] = places[index + 1]!;
    else ranges.push([places[index]!, places[index + 1]!]);
  }
  return ranges;
}
