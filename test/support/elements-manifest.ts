// The custom-elements manifest, for editors and documentation: made from what the elements' own comments and types say.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

interface Named {
  readonly name: string;
  readonly description: string;
}

/** By tag, the module in which the public element is declared and the package entry that defines it. */
const ELEMENTS = {
  'care-widget': {
    file: 'widget/launcher/care-widget-element.ts',
    entry: 'dist/widget/index.js',
    /** Where its other methods are described. */
    calls: 'widget/launcher/widget-calls.ts',
  },
  'care-desk': { file: 'widget/desk/care-desk.ts', entry: 'dist/widget/desk.js', calls: null },
} as const;

/** Attributes, events, parts and slots of the public elements, as schema version 1.0.0 of the manifest has them. */
export function elementsManifest(): object {
  const modules = Object.entries(ELEMENTS).map(([tagName, { file, entry, calls }]) => {
    const source = read(file);
    const declared = find(source, ts.isClassDeclaration, file);
    const others =
      calls === null ? [] : find(read(calls), ts.isInterfaceDeclaration, calls).members;
    const tags = (name: string) => named(declared, name);
    return {
      kind: 'javascript-module',
      path: entry,
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name: declared.name!.text,
          tagName,
          description: summary(declared),
          attributes: tags('attr'),
          events: tags('fires').map((event) => ({ ...event, type: { text: 'Event' } })),
          cssParts: tags('csspart'),
          slots: tags('slot'),
          cssProperties: tags('cssprop'),
          members: [...declared.members, ...others].flatMap(member),
        },
      ],
      exports: [
        {
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name: declared.name!.text, module: entry },
        },
      ],
    };
  });
  return { schemaVersion: '1.0.0', readme: 'README.md', modules };
}

export function writeElementsManifest(file: string): void {
  writeFileSync(file, `${JSON.stringify(elementsManifest(), null, 2)}\n`);
}

function read(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

function find<T extends ts.Statement>(
  source: ts.SourceFile,
  is: (one: ts.Statement) => one is T,
  file: string,
): T {
  const found = source.statements.find(is);
  if (!found) throw new Error(`${file} does not declare what the manifest is made from.`);
  return found;
}

/** `@attr name - description`, and the same for the other tags; a type in braces before the name is skipped. */
function named(declared: ts.ClassDeclaration, tag: string): readonly Named[] {
  return ts
    .getJSDocTags(declared)
    .filter(({ tagName }) => tagName.text === tag)
    .map(({ comment }) => {
      const text = (ts.getTextOfJSDocComment(comment) ?? '').replace(/^\{[^}]*\}\s*/, '');
      const [, name = '', description = ''] = /^(\S+)\s*(?:-\s*)?([\s\S]*)$/.exec(text) ?? [];
      return { name, description: description.replace(/\s+/g, ' ').trim() };
    });
}

function summary(declared: ts.ClassDeclaration): string {
  const [doc] = ts.getJSDocCommentsAndTags(declared).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' ').trim();
}

/** A public method or accessor with its comment. */
function member(one: ts.ClassElement | ts.TypeElement): readonly object[] {
  if (!one.name || !ts.isIdentifier(one.name)) return [];
  const name = one.name.text;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
  if (ts.getCombinedModifierFlags(one) & hidden) return [];
  if (/Callback$|^(render|updated|willUpdate|firstUpdated)$/.test(name)) return [];
  const [doc] = ts.getJSDocCommentsAndTags(one).filter(ts.isJSDoc);
  const description = (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' ').trim();
  const kind = ts.isMethodDeclaration(one) || ts.isMethodSignature(one) ? 'method' : 'field';
  return [{ kind, name, ...(description && { description }) }];
}
