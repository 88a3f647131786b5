// A panel pays for every byte of Lit, whose published build holds ways that a panel never goes. This takes them out.
// Each text must be there exactly once, so that another version of Lit stops the build rather than being trimmed
// blindly; and a module of ours that would go one of those ways stops it too.
import type { Plugin } from 'rollup';
import { TRIMS, type Trim } from './lit-trims.ts';

/** What would need a part of Lit that is gone. */
const NEEDS_MORE =
  /from ?["']lit\/|\b(svg|mathml|unsafeCSS)\b[^;]*from ?["']lit["']|\breflect:|<!--|[^>\s]\s*<\/(textarea|title|style|script)>/;

export function trimLit(): Plugin {
  return {
    name: 'trim-lit',
    transform(code, id) {
      const more = /\.ts$/.test(id) && NEEDS_MORE.exec(code);
      if (more) this.error(`${more[0]}: a panel's Lit lacks what this needs; see trim-lit.ts.`);
      const trims = TRIMS.find(([file]) => file.test(id))?.[1];
      if (!trims) return null;
      try {
        return { code: trims.reduce(trim, code), map: null };
      } catch (error) {
        return this.error(`Trimming ${id}: ${String(error)}`);
      }
    },
  };
}

/** @throws Error unless the text is there exactly once */
export function trim(code: string, { find, put }: Trim): string {
  const [before, after, ...more] = code.split(find);
  if (after === undefined || more.length > 0) throw new Error(`Not there once: ${find}`);
  return before + put + after;
}
