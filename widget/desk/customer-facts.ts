// Who a contact is to the shop, as the shop has signed it.
import { html, nothing, type TemplateResult } from 'lit';
import { deskFact } from './desk-fact.ts';
import type { ContactFacts, Order } from '../../sdk/protocol/contact-facts.ts';
import type { DeskContext } from './desk-context.ts';

export function customerFacts(facts: ContactFacts | null, { texts }: DeskContext) {
  if (!facts?.customerId) return nothing;
  const { customerId, email, emailVerifiedAt, orders = [] } = facts;
  return html`<dl class="customer">
    ${deskFact(texts.customerId, customerId)}
    ${
      email
        ? deskFact(
            texts.emailLabel,
            html`${email}
              <span class="quiet"
                >(${emailVerifiedAt === undefined ? texts.emailNotVerified : texts.emailVerified})</span
              >`,
          )
        : nothing
    }
    ${
      orders.length > 0
        ? deskFact(
            texts.orders,
            orders.map((order) => orderLink(order, texts.opensNewTab)),
          )
        : nothing
    }
  </dl>`;
}

function orderLink({ id, title, url }: Order, opensNewTab: string): TemplateResult {
  const name = title ? `${id} · ${title}` : id;
  if (!url) return html`<div><bdi>${name}</bdi></div>`;
  return html`<div>
    <a href=${url} target="_blank" rel="noopener noreferrer"
      ><bdi>${name}</bdi><span class="unseen"> ${opensNewTab}</span></a
    >
  </div>`;
}
