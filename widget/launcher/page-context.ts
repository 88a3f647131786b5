/**
 * What a page of the shop knows of what its shopper is about, for whoever answers. Texts have up to 200 characters,
 * lists up to 12 entries. It reaches the desk as what a page claims; nothing may be decided by it.
 */
export interface PageContext {
  /** As with `setPage`. */
  readonly page?: { readonly url: string; readonly title: string };
  readonly cart?: {
    /** As the shop writes it, for example `€ 129.00`. */
    readonly total?: string;
    readonly items?: readonly { readonly name: string; readonly quantity?: number }[];
  };
  readonly order?: { readonly id: string; readonly status?: string; readonly url?: string };
  /** Whatever else helps, by the label under which it is shown. */
  readonly custom?: Readonly<Record<string, string | number | boolean>>;
}
