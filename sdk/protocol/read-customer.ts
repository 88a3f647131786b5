// What the desk's browser makes of an answer about a customer.
import type { CustomerAnswer, CustomerInfo } from './customer-info.ts';
import { isCount, isString, isWebUrl, listOf, maybe, oneOf, shape } from './shape.ts';

const isCustomerInfo = shape<CustomerInfo>({
  lifetimeValue: maybe(isString),
  orders: maybe(
    listOf(
      shape<NonNullable<CustomerInfo['orders']>[number]>({
        id: isString,
        status: maybe(isString),
        total: maybe(isString),
        at: maybe(isCount),
        url: maybe(isWebUrl),
      }),
    ),
  ),
  facts: maybe(
    listOf(shape<NonNullable<CustomerInfo['facts']>[number]>({ label: isString, value: isString })),
  ),
  notes: maybe(isString),
});

const isKnown = shape<Extract<CustomerAnswer, { state: 'known' }>>({
  state: oneOf('known'),
  customer: isCustomerInfo,
});
const isNot = shape<Exclude<CustomerAnswer, { state: 'known' }>>({
  state: oneOf('none', 'unknown', 'unavailable'),
});

/** What cannot be read is not available. */
export function readCustomer(value: unknown): CustomerAnswer {
  return isKnown(value) || isNot(value) ? value : { state: 'unavailable' };
}
