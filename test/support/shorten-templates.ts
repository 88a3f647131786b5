// Lit's templates carry the indentation of our source into every shop. This takes it out of `css`, `html` and `svg`.
import type { Plugin } from 'rollup';
import ts from 'typescript';

/** Where whitespace means nothing in CSS, besides inside of quotes. */
const CSS_QUOTED = /("[^"]*"|'[^']*')/;

const SHORTEN: Record<string, (text: string) => string> = { css, html: markup, svg: markup };

export function shortenTemplates(): Plugin {
  return {
    name: 'shorten-templates',
    transform(code, id) {
      if (!id.endsWith('.ts')) return null;
      const parts = templateParts(ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true));
      let short = code;
      for (const { from, to, language } of parts.reverse())
        short =
          short.slice(0, from) + shortenTemplate(language, code.slice(from, to)) + short.slice(to);
      return { code: short, map: null };
    },
  };
}

/** One text between holes, without the whitespace that means nothing in that language. */
export function shortenTemplate(language: string, text: string): string {
  return SHORTEN[language]?.(text) ?? text;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

/** The texts between the holes of tagged templates, in the order of the file, without their quotes. */
function templateParts(file: ts.SourceFile): Part[] {
  const parts: Part[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateLiteral(node)) {
      const language = languageOf(file, node);
      if (language !== undefined && language in SHORTEN)
        for (const piece of pieces(node)) parts.push({ ...span(file, piece), language });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return parts.sort((a, b) => a.from - b.from);
}

/** The tag's name, or what a comment such as `css` right before the template says. */
function languageOf(file: ts.SourceFile, template: ts.TemplateLiteral): string | undefined {
  const { parent } = template;
  if (parent && ts.isTaggedTemplateExpression(parent)) return parent.tag.getText(file);
  return /\/\* (\w+) \*\/\s*$/.exec(file.text.slice(0, template.getStart(file)))?.[1];
}

function pieces(template: ts.TemplateLiteral): ts.Node[] {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return [template];
  return [template.head, ...template.templateSpans.map(({ literal }) => literal)];
}

function span(file: ts.SourceFile, piece: ts.Node): { from: number; to: number } {
  const text = piece.getText(file);
  return { from: piece.getStart(file) + 1, to: piece.end - (text.endsWith('${') ? 2 : 1) };
}

/** Line breaks become one space and stay: between inline elements a space is seen, two are not. */
function markup(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function css(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(CSS_QUOTED)
    .map((piece) =>
      /^["']/.test(piece)
        ? piece
        : piece
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,>]) ?/g, '$1')
            .replace(/: /g, ':')
            .replace(/ !important/g, '!important')
            .replace(/\( | (?=\))/g, (edge) => edge.trim())
            .replace(/(?<![\w.])0\.(?=\d)/g, '.')
            .replace(/;}/g, '}'),
    )
    .join('');
}
