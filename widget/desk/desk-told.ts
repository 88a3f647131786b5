// What the page told. Anybody can have a page say anything, so it is plain text: nothing of it can be followed or drawn.
import { html, nothing, type TemplateResult } from 'lit';
import type { CustomerView } from './desk-customer.ts';
import type { DeskContext } from './desk-context.ts';
import { deskFact } from './desk-fact.ts';

export function deskTold(
  { context: { page, cart, order, custom = [] }, at }: NonNullable<CustomerView['told']>,
  { texts, times, now }: DeskContext,
): TemplateResult {
  const items = cart?.items?.map(({ name, quantity = 1 }) =>
    quantity === 1 ? name : `${quantity} × ${name}`,
  );
  const bought = [...(items ?? []), ...(cart?.total === undefined ? [] : [cart.total])];
  const ordered = order && [order.id, order.status, order.url].filter((part) => part !== undefined);
  return html`<section class="told">
    <h3>${texts.toldByPage}</h3>
    <p class="quiet">${times.short(at, now)}</p>
    <dl>
      ${page ? deskFact(texts.page, `${page.title} ${page.url}`.trim()) : nothing}
      ${bought.length > 0 ? deskFact(texts.cart, bought.join(' · ')) : nothing}
      ${ordered ? deskFact(texts.order, ordered.join(' · ')) : nothing}
      ${custom.map(({ label, value }) => deskFact(label, value))}
    </dl>
  </section>`;
}
