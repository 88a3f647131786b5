import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { importsOf, sources, type Import, type Source } from './sources.ts';
import { ZONES, type Zone } from './zones.ts';

const zoneOf = (path: string): Zone | undefined => ZONES.find(({ files }) => files.test(path));

/** Why an import breaks the table, or null. */
function wrong(source: Source, zone: Zone, { specifier, kind }: Import): string | null {
  if (!specifier.startsWith('.')) return wrongPackage(zone, specifier, kind);
  const target = posix.join(posix.dirname(source.path), specifier);
  const other = zoneOf(target);
  if (!other) return `${target} is in no zone of test/repo/zones.ts`;
  if (other === zone) return zone.name === 'adapters' ? wrongAdapter(source.path, target) : null;
  if (zone.may.includes(other.name))
    return other.name === 'ports' && zone.name === 'adapters'
      ? wrongAdapter(source.path, target)
      : null;
  if (kind === 'types' && [...(zone.mayTypes ?? []), ...(zone.mayLoad ?? [])].includes(other.name))
    return null;
  if (kind === 'dynamic' && zone.mayLoad?.includes(other.name)) return null;
  const instead = zone.mayTypes?.includes(other.name) ? ' other than types' : '';
  return `${zone.name} may not import ${other.name}${instead}`;
}

function wrongPackage(zone: Zone, specifier: string, kind: Import['kind']): string | null {
  const name = /^(node:|(@[^/]+\/)?[^/]+)/.exec(specifier)?.[0] ?? specifier;
  if (zone.packages?.includes(name)) return null;
  if (kind === 'types' && name === 'node:') return null;
  return `${zone.name} may not import the package ${name}; allowed: ${zone.packages?.join(', ') ?? 'none'}`;
}

/** An adapter knows its own port and folder, and no other one's. */
function wrongAdapter(path: string, target: string): string | null {
  const folder = (file: string) => file.split('/').slice(0, 2).join('/');
  return folder(path) === folder(target)
    ? null
    : `an adapter of ${folder(path)} may not import ${folder(target)}`;
}

test('every file imports only what the architecture’s table allows', () => {
  const problems: string[] = [];
  for (const source of sources('sdk', 'widget', 'demo')) {
    const zone = zoneOf(source.path);
    if (!zone) {
      problems.push(`${source.path}: in no zone; name its folder in test/repo/zones.ts`);
      continue;
    }
    for (const found of importsOf(source)) {
      const why = wrong(source, zone, found);
      if (why) problems.push(`${source.path}:${found.line} imports ${found.specifier}: ${why}`);
    }
  }
  assert.equal(problems.join('\n'), '');
});

test('no file imports itself by way of others', () => {
  const all = sources('sdk', 'widget', 'demo');
  const graph = new Map(
    all.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ kind, specifier }) => kind === 'values' && specifier.startsWith('.'))
        .map(({ specifier }) => posix.join(posix.dirname(source.path), specifier)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  assert.equal(circles.join('\n'), '');
});
