// Every name that an entry exports, as the compiler sees it: `values` exist at run time, `types` do not.
import ts from 'typescript';

export interface Names {
  readonly values: string[];
  readonly types: string[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  experimentalDecorators: true,
};

export function exportedNames(files: readonly string[]): Map<string, Names> {
  const program = ts.createProgram(files, OPTIONS);
  const checker = program.getTypeChecker();
  const found = new Map<string, Names>();
  for (const path of files) {
    const file = program.getSourceFile(path);
    const module = file && checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${path} is missing or exports nothing.`);
    const names: Names = { values: [], types: [] };
    for (const symbol of checker.getExportsOfModule(module)) {
      const isValue = Boolean(resolved(checker, symbol).flags & ts.SymbolFlags.Value);
      const typeOnly = symbol.declarations?.some((declaration) =>
        ts.isTypeOnlyExportDeclaration(declaration),
      );
      (isValue && !typeOnly ? names.values : names.types).push(symbol.name);
    }
    names.values.sort();
    names.types.sort();
    found.set(path, names);
  }
  return found;
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Names that a built module exports at run time, read without running it. */
export function runtimeNames(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const names = file.statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map((element) => element.name.text)
      : [],
  );
  return names.sort();
}
