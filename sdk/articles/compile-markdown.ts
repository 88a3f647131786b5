// Markdown in, a tree of known blocks out. What the tree cannot carry is a problem, and all problems are found at once.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { ArticleBlock } from '../protocol/article-blocks.ts';
import { ARTICLE_DEPTH_MAX } from '../protocol/limits.ts';
import type { ArticleProblem } from './article-problem.ts';
import { compileBlocks } from './compile-blocks.ts';
import { Compilation } from './compilation.ts';

export interface CompiledArticle {
  readonly content: ArticleBlock[];
  /** In the order of the text. The content is whole only when there is none. */
  readonly problems: readonly ArticleProblem[];
}

/** More than any article has, and less than takes long to read. */
const NESTING_MAX = 4 * ARTICLE_DEPTH_MAX;
const BRACKETS_MAX = 200;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** Never throws, whatever the text is. */
export function compileMarkdown(text: string): CompiledArticle {
  const tooDeep = nesting(text);
  if (tooDeep) return { content: [], problems: [tooDeep] };
  // Their place is kept, so that columns stay right.
  const source = text.replace(CONTROLS, '\ufffd');
  const tree = fromMarkdown(source, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const compilation = new Compilation(source, tree);
  const content = compileBlocks(compilation, tree.children, 0);
  if (content.length === 0 && compilation.problems.length === 0)
    compilation.problems.push({ line: 1, column: 1, reason: 'the article has no text' });
  const problems = compilation.problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { content, problems };
}

/** Found before anything is parsed, because a parser's time and stack grow with it. */
function nesting(text: string): ArticleProblem | null {
  for (const [index, line] of text.split('\n').entries()) {
    const [lead = ''] = /^[\s>*+-]*/.exec(line) ?? [];
    const marks = lead.replace(/\s/g, '').length;
    const isRule = /^\s{0,3}([*-])(\s*\1)+\s*$/.test(line);
    const deep = lead.length - lead.trimStart().length > 8 * NESTING_MAX;
    const brackets = line.split('[').length - 1;
    if ((marks > NESTING_MAX && !isRule) || deep || brackets > BRACKETS_MAX)
      return {
        line: index + 1,
        column: 1,
        reason: 'lists, quotes or brackets lie too deep in each other',
      };
  }
  return null;
}
