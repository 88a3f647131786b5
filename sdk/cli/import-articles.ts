import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { importArticles } from '../articles/import-articles.ts';
import { readSources, type SourceFile } from '../articles/article-source.ts';
import { CareClient } from '../client/care-client.ts';
import { UsageError, type Command } from './command.ts';

const HELP = `npx care-widget import-articles <folder or file> --site <site> --url <care server> [--dry-run]

Brings articles into a shop: Markdown files with a head (title, locale, slug, topics, keywords, publishAt, …), or .json and
.csv files with the same fields and "markdown". They are written first and shown to readers all at once, or not at all.
What is there with the same language and slug is changed. See ARTICLES.md.

  --site <site>    the shop's id
  --url <address>  of the care server, for example https://care.your-shop.example
  --dry-run        only reads, and names every problem as file:line: reason

The API key, with the scopes articles:read and articles:write, is taken from the environment variable CARE_API_KEY.`;

const ENDINGS = /\.(md|json|csv)$/;
const TOLD_EVERY = 100;

export const importArticlesCommand: Command = {
  summary: 'brings articles from files into a shop',
  help: HELP,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        site: { type: 'string' },
        url: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) throw new UsageError('Name one folder or file.');
    const { articles, problems } = readSources(await filesIn(place));
    if (problems.length > 0) {
      for (const problem of problems) console.error(problem);
      console.error(`Nothing was imported: ${problems.length} problems.`);
      return 1;
    }
    if (values['dry-run']) {
      console.log(`${articles.length} articles are in order. Nothing was imported: a dry run.`);
      return 0;
    }
    const { site, url } = values;
    if (site === undefined || url === undefined)
      throw new UsageError('--site and --url are needed.');
    const key = process.env['CARE_API_KEY'];
    if (!key) throw new UsageError('Set CARE_API_KEY to an API key of this server.');
    const { articles: api } = new CareClient({ url, key });
    const progress = (done: number, of: number) => {
      if (done % TOLD_EVERY === 0 || done === of) console.log(`${done} of ${of} written`);
    };
    const done = await importArticles(api, articles, { site, progress });
    console.log(
      `${done.created} new, ${done.updated} changed, ${done.same} as they were; ` +
        `${done.published} published, ${done.scheduled} planned.`,
    );
    return 0;
  },
};

/** @throws Error when there is nothing to read */
async function filesIn(place: string): Promise<SourceFile[]> {
  const isFolder = (await stat(place)).isDirectory();
  const names = isFolder ? await readdir(place, { recursive: true }) : [''];
  const paths = names.filter((name) => !isFolder || ENDINGS.test(name)).sort();
  if (paths.length === 0)
    throw new UsageError(`In ${place} is no file that ends in .md, .json or .csv.`);
  return Promise.all(
    paths.map(async (name) => {
      const path = name === '' ? place : join(place, name);
      const shown = name === '' ? place : relative(place, path).split(sep).join('/');
      return { path: shown, text: await readFile(path, 'utf8') };
    }),
  );
}
