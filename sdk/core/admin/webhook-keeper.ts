import type {
  Webhook,
  WebhookDelivery,
  WebhookTest,
  WebhookWithSecret,
} from '../../api/webhook-resources.ts';

export interface WebhookPlan {
  readonly url: string;
  readonly events: readonly string[] | null;
  readonly sites: readonly string[];
}

export interface WebhookChange {
  readonly url?: string | undefined;
  readonly events?: readonly string[] | null | undefined;
  readonly enabled?: boolean | undefined;
}

/** What the API asks of webhooks. Nobody's rights are looked at here. */
export interface WebhookKeeper {
  /** As they are now, by id. */
  list(): Promise<readonly Webhook[]>;
  /**
   * @param deed hash of what makes it; null when nobody can ask for the same again
   * @throws CareError `bad-request` for an address, `conflict` for an id that something else has made
   */
  create(id: string, plan: WebhookPlan, deed: string | null): Promise<WebhookWithSecret>;
  /** @throws CareError `not-found`, `conflict`, `bad-request`; `outdated` when it is of another version by now */
  update(id: string, change: WebhookChange, version: string | undefined): Promise<Webhook>;
  /** @throws CareError `not-found`, `conflict` */
  remove(id: string): Promise<void>;
  /** @param deed as of `create` @throws CareError `not-found`, `conflict` */
  rotate(
    id: string,
    overlapMs: number | undefined,
    deed: string | null,
  ): Promise<WebhookWithSecret>;
  /** @throws CareError `not-found`, `rate-limited` */
  test(id: string, site: string): Promise<WebhookTest>;
  /** @throws CareError `bad-request` for a cursor that is not `next` of a page */
  deliveries(
    id: string,
    query: {
      readonly state: WebhookDelivery['state'] | null;
      readonly cursor: string | null;
      readonly limit: number;
    },
  ): Promise<{ readonly items: readonly WebhookDelivery[]; readonly next: string | null }>;
  delivery(id: string, delivery: string): Promise<WebhookDelivery | null>;
  /** How many are sent again: none of those that wait. */
  replay(id: string, which: { readonly id: string } | { readonly since: number }): Promise<number>;
}
