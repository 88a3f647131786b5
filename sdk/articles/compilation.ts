import type { Definition, Node, Root } from 'mdast';
import { anchorOf } from './anchor-of.ts';
import type { ArticleProblem } from './article-problem.ts';

/** What is known while one article is compiled. */
export class Compilation {
  readonly problems: ArticleProblem[] = [];
  readonly #source: string;
  readonly #definitions = new Map<string, Definition>();
  readonly #anchors = new Set<string>();

  constructor(source: string, { children }: Root) {
    this.#source = source;
    this.#collect(children);
  }

  refuse({ position }: Node, reason: string): void {
    const { line = 1, column = 1 } = position?.start ?? {};
    this.problems.push({ line, column, reason });
  }

  /** As it was written. */
  sourceOf({ position }: Node): string {
    return this.#source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  }

  definition(identifier: string): Definition | undefined {
    return this.#definitions.get(identifier);
  }

  /** Another one each time. */
  anchor(text: string): string {
    const wanted = anchorOf(text);
    let anchor = wanted;
    for (let i = 2; this.#anchors.has(anchor); i++) anchor = `${wanted}-${i}`;
    this.#anchors.add(anchor);
    return anchor;
  }

  /** The first of a name counts, as in Markdown itself. */
  #collect(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (isDefinition(node) && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, node);
      if ('children' in node) this.#collect(node.children as readonly Node[]);
    }
  }
}

function isDefinition(node: Node): node is Definition {
  return node.type === 'definition';
}
