import { parseArgs } from 'node:util';
import { UsageError, type Command } from './command.ts';
import { openPlace } from './export/places.ts';
import { openSource } from './export/sources.ts';
import { writeExport } from './export/write-export.ts';

const HELP = `npx care-widget export [options]

Writes what is kept of one contact, or of a whole site, into a new folder:

  export.jsonl        everything, one JSON object a line; the last one has the kind "end"
  conversations.csv   for spreadsheets; so is messages.csv. What would run as a formula has an apostrophe before it
  files/              what people have sent each other

It reads the database that care.config.mjs names, while the server runs or not. From elsewhere it asks the server:

  CARE_KEY=ck_live_… npx care-widget export --url https://care.your-shop.example

The key needs the scopes sites:read and files:read; for a site contacts:read and conversations:read, for one contact
contacts:export.

  --site <id>      which site; needed when there are several
  --contact <id>   one contact alone, with the orders that the shop has told
  --notes          internal notes as well
  --no-files       without what people have sent each other
  --out <path>     a new or empty folder; a name that ends with .jsonl is one file, without spreadsheets and files.
                   Default: care-export-<site>
  --config <file>  another configuration

Exports are noted in the audit log. Ends with 0 when everything is there.`;

export const exportCommand: Command = {
  summary: 'writes what is kept of a contact or a site into files',
  help: HELP,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        site: { type: 'string' },
        contact: { type: 'string' },
        notes: { type: 'boolean', default: false },
        'no-files': { type: 'boolean', default: false },
        out: { type: 'string' },
        url: { type: 'string' },
        config: { type: 'string' },
      },
    });
    const source = await openSource(values);
    try {
      const site = siteOf(source.sites, values.site);
      const { contact = null, notes, out = `care-export-${site}` } = values;
      const place = await openPlace(out);
      const wanted = { site, contact, notes, files: !values['no-files'] };
      const counts = await writeExport({ source, place }, wanted);
      const said = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
      console.log(`${out}: ${said.join(', ')}.`);
      return 0;
    } finally {
      await source.close();
    }
  },
};

function siteOf(sites: readonly string[], named: string | undefined): string {
  const known = sites.join(', ');
  if (named !== undefined && !sites.includes(named))
    throw new UsageError(`there is no site "${named}"; known: ${known || 'none'}.`);
  if (named === undefined && sites.length !== 1)
    throw new UsageError(`--site is missing: which of ${known}?`);
  return named ?? sites[0]!;
}
