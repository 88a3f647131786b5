// A second pass over what esbuild has made short: terser inlines what is used once, which is worth a kilobyte here.
import type { Plugin } from 'rollup';
import { minify as terser } from 'terser';

/** What Lit shares with its elements alone, besides what it marks with `_$`: such names never leave a bundle. */
const LIT_OWN = [
  'addController',
  'createProperty',
  'elementStyles',
  'enableUpdating',
  'firstUpdated',
  'getPropertyDescriptor',
  'getPropertyOptions',
  'getUpdateComplete',
  'hasUpdated',
  'hostConnected',
  'hostDisconnected',
  'hostUpdate',
  'hostUpdated',
  'isUpdatePending',
  'performUpdate',
  'renderOptions',
  'renderRoot',
  'scheduleUpdate',
  'shouldUpdate',
  'willUpdate',
];

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
        mangle: { properties: { regex: new RegExp(`^(_\\$.*|${LIT_OWN.join('|')})$`) } },
        format: { comments: false, ecma: 2020 },
      });
      return { code: short!, map: map as string };
    },
  };
}
