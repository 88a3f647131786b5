// A second pass over what esbuild has made short: terser inlines what is used once, which is worth a kilobyte here.
import type { Plugin } from 'rollup';
import { minify as terser } from 'terser';

export function minify(): Plugin {
  return {
    name: 'minify',
    async renderChunk(code) {
      const { code: short, map } = await terser(code, {
        module: true,
        ecma: 2020,
        sourceMap: true,
        compress: {
          passes: 6,
          ecma: 2020,
          module: true,
          unsafe_arrows: true,
          pure_getters: true,
          // Shorter as text, longer when compressed.
          conditionals: false,
        },
        // Lit marks with `_$` what is its own; it never leaves a bundle.
        mangle: { properties: { regex: /^_\$/ } },
        format: { comments: false, ecma: 2020 },
      });
      return { code: short!, map: map as string };
    },
  };
}
