import type { ActionOf } from '../../protocol/actions.ts';
import type { Context } from '../../protocol/context.ts';
import type { Happening } from '../../protocol/events.ts';
import { cleanLine, isBlank } from '../clean-text.ts';

/** What the page told, for the internal log: to a contact it would be no news, and it is no message. */
export function contextOf({ context }: ActionOf<'message.post'>): Happening[] {
  if (!context) return [];
  const { page, cart, order, custom = [] } = context;
  const facts = custom.map(({ label, value }) => ({
    label: cleanLine(label),
    value: cleanLine(value),
  }));
  const told: Context = {
    ...(page && { page: { url: cleanLine(page.url), title: cleanLine(page.title) } }),
    ...(cart && { cart: cleanCart(cart) }),
    ...(order && { order: cleanOrder(order) }),
    ...(facts.length > 0 && { custom: facts.filter(({ value }) => !isBlank(value)) }),
  };
  return Object.keys(told).length > 0 ? [{ kind: 'context.told', context: told }] : [];
}

function cleanCart({ total, items }: NonNullable<Context['cart']>): NonNullable<Context['cart']> {
  return {
    ...(total !== undefined && { total: cleanLine(total) }),
    ...(items && { items: items.map((item) => ({ ...item, name: cleanLine(item.name) })) }),
  };
}

function cleanOrder(order: NonNullable<Context['order']>): NonNullable<Context['order']> {
  const { id, status, url } = order;
  return {
    id: cleanLine(id),
    ...(status !== undefined && { status: cleanLine(status) }),
    ...(url !== undefined && { url: cleanLine(url) }),
  };
}
