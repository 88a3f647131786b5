// What the shop's own systems say of a customer. All of it is text, whatever it looks like.
import { html, nothing, type TemplateResult } from 'lit';
import type { CustomerInfo } from '../../sdk/protocol/customer-info.ts';
import type { DeskContext } from './desk-context.ts';
import type { CustomerFound } from './desk-customer-lookup.ts';

export function deskCustomerInfo(found: CustomerFound, context: DeskContext) {
  const { texts } = context;
  if (found.state === 'none' || found.state === 'unknown') return nothing;
  const body =
    found.state === 'known'
      ? known(found.customer, context)
      : html`<p class="quiet">${found.state === 'asking' ? texts.loading : texts.notAvailable}</p>`;
  return html`<section class="shop" aria-busy=${found.state === 'asking'}>
    <h3>${texts.fromTheShop}</h3>
    ${body}
  </section>`;
}

function known(customer: CustomerInfo, context: DeskContext): TemplateResult {
  const { texts } = context;
  const { lifetimeValue, facts = [], orders = [], notes } = customer;
  const all = [
    ...(lifetimeValue === undefined ? [] : [{ label: texts.lifetimeValue, value: lifetimeValue }]),
    ...facts,
  ];
  return html`${
    all.length > 0
      ? html`<dl>
          ${all.map(
            ({ label, value }) =>
              html`<div class="fact">
                <dt class="quiet"><bdi>${label}</bdi></dt>
                <dd><bdi>${value}</bdi></dd>
              </div>`,
          )}
        </dl>`
      : nothing
  }
  ${
    orders.length > 0
      ? html`<h4 class="quiet">${texts.orders}</h4>
          <ul class="orders">
            ${orders.map((order) => orderRow(order, context))}
          </ul>`
      : nothing
  }
  ${
    notes
      ? html`<h4 class="quiet">${texts.shopNotes}</h4>
          <p class="notes" dir="auto">${notes}</p>`
      : nothing
  }`;
}

function orderRow(
  { id, status, total, at, url }: NonNullable<CustomerInfo['orders']>[number],
  { texts, times, now }: DeskContext,
): TemplateResult {
  const name =
    url === undefined
      ? html`<bdi>${id}</bdi>`
      : html`<a href=${url} target="_blank" rel="noopener noreferrer"
          ><bdi>${id}</bdi><span class="unseen"> ${texts.opensNewTab}</span></a
        >`;
  return html`<li>
    <span class="line"><span>${name}</span><bdi>${total ?? ''}</bdi></span>
    <span class="line quiet"
      ><bdi>${status ?? ''}</bdi><span>${at === undefined ? '' : times.short(at, now)}</span></span
    >
  </li>`;
}
