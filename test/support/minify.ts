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
  // Chunks of one build share Lit, so what is shortened in one has the same name in all; and one comes after the other.
  let known: object = {};
  let turn: Promise<unknown> = Promise.resolve();
  return {
    name: 'minify',
    async renderChunk(code) {
      const before = turn;
      let done = () => {};
      turn = new Promise<void>((resolve) => (done = resolve));
      await before;
      const nameCache: { props?: object } = { props: known };
      const { code: short, map } = await terser(code, {
        nameCache,
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
      known = nameCache.props!;
      done();
      return { code: short!, map: map as string };
    },
  };
}
