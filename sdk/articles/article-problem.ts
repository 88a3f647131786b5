/** Why an article cannot be published, where in its Markdown: lines and columns count from 1. */
export interface ArticleProblem {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}
