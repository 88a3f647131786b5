// Who a contact is to the shop, as the shop has signed it.
import { html, nothing, type TemplateResult } from 'lit';
import { deskFact } from './desk-fact.ts';
import type { ContactFacts, Order } from '../../sdk/protocol/contact-facts.ts';
import type { DeskContext } from './desk-context.ts';

export function customerFacts(facts: ContactFacts | null, { texts, times }: DeskContext) {
  if (!facts?.customerId && !facts?.email) return nothing;
  const { customerId, email, emailVerifiedAt, orders = [] } = facts;
  // Whom the shop does not know has proved it to us.
  const proof =
    emailVerifiedAt === undefined
      ? texts.emailNotVerified
      : customerId === undefined
        ? texts.emailProven(times.full(emailVerifiedAt))
        : texts.emailVerified;
  return html`<dl class="customer">
    ${customerId === undefined ? nothing : deskFact(texts.customerId, customerId)}
    ${
      email
        ? deskFact(texts.emailLabel, html`${email} <span class="quiet">(${proof})</span>`)
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
