// The cart lives in one cookie of the shop, `tove.1~tarn.2`: the demo keeps no shoppers.
import { productById, type Product } from './catalogue.ts';

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
}
export type Cart = readonly CartLine[];

const QUANTITY_MAX = 9;

export function readCart(cookies: string | undefined): Cart {
  const written = /(?:^|; )cart=([a-z0-9.~]*)/.exec(cookies ?? '')?.[1] ?? '';
  return written.split('~').flatMap((line) => {
    const [id = '', quantity] = line.split('.');
    const product = productById.get(id);
    return product ? [{ product, quantity: clamp(Number(quantity)) }] : [];
  });
}

export function cartCookie(cart: Cart): string {
  const lines = cart.map((line) => `${line.product.id}.${line.quantity}`).join('~');
  return `cart=${lines}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000`;
}

/** Applies what the cart's forms send: `add` with `quantity`, or `remove`. Unknown products change nothing. */
export function changeCart(cart: Cart, form: URLSearchParams): Cart {
  const removed = form.get('remove');
  const product = productById.get(form.get('add') ?? '');
  const kept = cart.filter((line) => line.product.id !== removed && line.product !== product);
  if (!product) return kept;
  const before = cart.find((line) => line.product === product)?.quantity ?? 0;
  return [...kept, { product, quantity: clamp(before + Number(form.get('quantity') ?? 1)) }];
}

function clamp(quantity: number): number {
  return Math.min(QUANTITY_MAX, Math.max(1, Math.trunc(quantity) || 1));
}
