// Brotli and gzip once, at build time, at their slowest and smallest: servers hand out the `.br` or `.gz` beside a file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = /\.js$/;

export function compressFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!COMPRESSIBLE.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), smallest(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/** Which distances are spelled out best differs from file to file: pairs of the format's NPOSTFIX and NDIRECT. */
const DISTANCES = [
  [0, 0],
  [0, 1],
  [0, 4],
  [1, 0],
  [1, 2],
  [1, 4],
  [1, 8],
  [2, 0],
  [2, 4],
  [2, 8],
  [2, 12],
  [3, 8],
] as const;

function smallest(bytes: Buffer): Buffer {
  const tries = DISTANCES.map(([postfix, direct]) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_NPOSTFIX]: postfix,
        [constants.BROTLI_PARAM_NDIRECT]: direct,
      },
    }),
  );
  return tries.reduce((best, one) => (one.length < best.length ? one : best));
}
