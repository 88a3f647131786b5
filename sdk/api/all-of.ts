import type { Page } from './page.ts';

/**
 * Every item of a list, read page by page as they are asked for:
 * `for await (const contact of allOf(api.contacts.list, { site }))`.
 * @throws what the list throws
 */
export async function* allOf<Q extends { cursor?: string | undefined }, T>(
  list: (query: Q) => Promise<Page<T>>,
  query: Q,
): AsyncGenerator<T, void, undefined> {
  for (let cursor: string | undefined = query.cursor; ;) {
    const page = await list(cursor === undefined ? query : { ...query, cursor });
    yield* page.items;
    if (page.next === null) return;
    cursor = page.next;
  }
}
