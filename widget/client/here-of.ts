import type { Core } from './core.ts';
import type { Circumstances } from './fitting-articles.ts';

/** The label under which a page tells with `setContext` which product it shows. */
const PRODUCT = 'product';

/** Where the shopper is, as far as the page has told. */
export function hereOf({ options }: Core): Circumstances {
  const now = options.clock.now();
  if (options.as.role !== 'contact') return { path: '', product: undefined, now };
  const { page, context } = options.as;
  const product = context?.()?.custom?.find(({ label }) => label === PRODUCT)?.value;
  return { path: pathOf(page?.()?.url), product, now };
}

function pathOf(url: string | undefined): string {
  try {
    return new URL(url!).pathname;
  } catch {
    return '';
  }
}
