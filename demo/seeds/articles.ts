// What the shop has answered in advance: the files of demo/articles, brought in as a merchant would.
import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importArticles, readSources, type Care } from '../../sdk/server/index.ts';

const FOLDER = fileURLToPath(new URL('../articles/', import.meta.url));

/**
 * Publishes them where the site has none yet: what was changed at the desk stays as it is.
 * @returns how many it wrote
 */
export async function seedArticles({ api }: Pick<Care, 'api'>, site: string): Promise<number> {
  const there = await api.articles.list({ site, limit: 1 });
  if (there.items.length > 0) return 0;
  const paths = globSync('*/*.md', { cwd: FOLDER }).sort();
  const files = await Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(FOLDER + path, 'utf8') })),
  );
  const { articles, problems } = readSources(files);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { created } = await importArticles(api.articles, articles, { site });
  return created;
}
