// What the rules of the repository look at: its own files and what each of them imports.
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** `types` leave no trace at run time; `dynamic` is loaded when it is reached. */
  readonly kind: 'values' | 'types' | 'dynamic';
}

export const FOLDERS = ['sdk', 'widget', 'demo', 'test'] as const;

export function sources(...folders: readonly string[]): Source[] {
  return globSync(folders.map((folder) => `${folder}/**/*.{ts,mjs,js}`))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

export function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

export function importsOf(source: Source): Import[] {
  const file = parse(source);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, kind: Import['kind']) => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ specifier: specifier.text, line: lineOf(file, node), kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, kindOf(node.importClause));
    else if (ts.isExportDeclaration(node))
      add(
        node,
        node.moduleSpecifier,
        node.isTypeOnly || allTypes(node.exportClause) ? 'types' : 'values',
      );
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], 'dynamic');
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, 'types');
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function kindOf(clause: ts.ImportClause | undefined): Import['kind'] {
  if (!clause) return 'values';
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return 'types';
  return !clause.name && allTypes(clause.namedBindings) ? 'types' : 'values';
}

function allTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  if (!bindings || !(ts.isNamedImports(bindings) || ts.isNamedExports(bindings))) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}
