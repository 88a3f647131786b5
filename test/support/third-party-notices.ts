// The notices of every package whose code is inside a bundle, as their licences ask.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';

const FILE = 'THIRD-PARTY.txt';
const NOTE = `/*! MIT, with ${FILE} */`;
const PACKAGE_FOLDER = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/;

/** Packages of all bundles of one build: they share one folder and one file. */
const folders = new Set<string>();

export function thirdPartyNotices(): Plugin {
  return {
    name: 'third-party-notices',
    // At the end, where it shifts no line of the source map; the minifier has dropped every other comment.
    renderChunk: (code, { moduleIds }) =>
      moduleIds.some((id) => PACKAGE_FOLDER.test(id))
        ? { code: `${code.trimEnd()}\n${NOTE}\n`, map: null }
        : null,
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of chunk.moduleIds) {
          const folder = PACKAGE_FOLDER.exec(id.replace(/^\0/, ''))?.[1];
          if (folder) folders.add(folder);
        }
      }
      const source = [...folders].sort().map(notice).join('\n\n');
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
  };
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
