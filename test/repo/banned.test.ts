import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { FOLDERS, lineOf, parse, sources, type Source } from './sources.ts';

/** Strings that become HTML or code. Text goes through templates, so that it stays text. */
const SINKS = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'createContextualFragment',
  'DOMParser',
  'srcdoc',
  'unsafeHTML',
  'unsafeSVG',
  'unsafeMathML',
  'unsafeStatic',
  'eval',
  'execScript',
];
const SINK_IN_TEMPLATE = /[\s.](innerHTML|outerHTML|srcdoc)\s*=/;

const TIMERS = ['setTimeout', 'setInterval'];
const TIMERS_LIVE_IN = 'sdk/runtime.ts';

function places(source: Source, hit: (node: ts.Node) => string | null): string[] {
  const file = parse(source);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const why = hit(node);
    if (why) found.push(`${source.path}:${lineOf(file, node)}: ${why}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function nameOf(node: ts.Node): string | null {
  return ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : null;
}

function sink(node: ts.Node): string | null {
  const name = nameOf(node);
  if (name && SINKS.includes(name)) return `${name} turns a string into HTML or code`;
  if (ts.isTemplateLiteralToken(node) && SINK_IN_TEMPLATE.test(node.text))
    return `${SINK_IN_TEMPLATE.exec(node.text)![1]} in a template`;
  if (ts.isPropertyAccessExpression(node) && /^document\.write(ln)?$/.test(node.getText()))
    return node.getText();
  const isFunction = ts.isIdentifier(node) && node.text === 'Function';
  if (isFunction && (ts.isNewExpression(node.parent) || ts.isCallExpression(node.parent)))
    return 'Function() makes code of a string';
  return null;
}

function timer(node: ts.Node): string | null {
  const name = ts.isIdentifier(node) ? node.text : null;
  if (name && TIMERS.includes(name))
    return `${name}: use a Clock, with once, every or sleep of ${TIMERS_LIVE_IN}`;
  const isModule = ts.isStringLiteral(node) && /^(node:)?timers(\/promises)?$/.test(node.text);
  return isModule && ts.isImportDeclaration(node.parent) ? `${node.text}: use a Clock` : null;
}

function defaultExport(node: ts.Node): string | null {
  const isDefault =
    (ts.isExportAssignment(node) && !node.isExportEquals) ||
    node.kind === ts.SyntaxKind.DefaultKeyword;
  return isDefault ? 'a default export has no name of its own; name it' : null;
}

const none = (problems: readonly string[]) => assert.equal(problems.join('\n'), '');

test('no string becomes HTML or code', () => {
  none(sources('sdk', 'widget', 'demo').flatMap((source) => places(source, sink)));
});

test(`timers are started only in ${TIMERS_LIVE_IN}`, () => {
  const others = sources(...FOLDERS).filter(({ path }) => path !== TIMERS_LIVE_IN);
  none(
    others
      .flatMap((source) => places(source, timer))
      .filter((line) => !line.startsWith('test/repo/')),
  );
});

test('exports have names', () => {
  none(sources('sdk', 'widget', 'demo').flatMap((source) => places(source, defaultExport)));
});
