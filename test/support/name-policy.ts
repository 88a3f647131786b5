// Trusted Types: a page allows policies by name and each name once. Lit's own name may be taken by the shop's own Lit,
// and says nothing to whoever writes the page's policy, so ours has a name of its own.
import type { Plugin } from 'rollup';

export const POLICY_NAME = 'care-widget';
const LIT_POLICY = /createPolicy\((["'])lit-html\1/g;

export function namePolicy(): Plugin {
  return {
    name: 'name-policy',
    transform(code, id) {
      if (!/lit-html\/lit-html\.js$/.test(id)) return null;
      const named = code.replace(LIT_POLICY, `createPolicy('${POLICY_NAME}'`);
      if (named === code)
        this.error('Lit makes its Trusted Types policy in another way than before.');
      return { code: named, map: null };
    },
  };
}
