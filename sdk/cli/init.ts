import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newAgentKey } from './agent-key.ts';
import { UsageError, type Command } from './command.ts';
import { CONFIG_FILES, DEFAULT_PORT } from './read-config.ts';
import { pastedTag, pagePolicy } from './script-tag.ts';

const HELP = `npx care-widget init --origin <shop> --url <care> [options]

Writes care.config.mjs into this folder, and prints the script tag for the shop's pages, the header that a strict page
needs, and a key for the first person at the desk.

  --origin <url>   where the shop's pages are, for example https://your-shop.example; may be given several times
  --url <url>      where this care server will be reached, for example https://care.your-shop.example
  --site <id>      the shop's id in the script tag: small letters, digits, hyphens; default: from the origin
  --name <text>    the shop's name, as customers know it; default: from the origin
  --agent <name>   who answers first, by the name that customers see; default: Anna`;

export const init: Command = {
  summary: 'writes a configuration, prints the script tag and the header it needs',
  help: HELP,
  run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        origin: { type: 'string', multiple: true },
        url: { type: 'string' },
        site: { type: 'string' },
        name: { type: 'string' },
        agent: { type: 'string', default: 'Anna' },
      },
    });
    const taken = CONFIG_FILES.find((file) => existsSync(file));
    if (taken) throw new Error(`${taken} is here already, and stays as it is.`);
    const origins = (values.origin ?? []).map((one) => originOf('--origin', one));
    if (origins.length === 0)
      throw new UsageError('--origin is missing: where are the shop’s pages?');
    if (values.url === undefined)
      throw new UsageError('--url is missing: where will this server be reached?');
    const url = originOf('--url', values.url);
    const label = labelOf(origins[0]!);
    const site = siteOf(values.site ?? label);
    const name = values.name?.trim() || capitalised(label);
    const { key, keyHash } = newAgentKey();
    const file = CONFIG_FILES[0]!;
    const facts = { site, name, origins, agent: values.agent, keyHash, port: portOf(url) };
    writeFileSync(file, configText(facts), { flag: 'wx' });
    console.log(`Written: ${file}. Start the server with

    npx care-widget serve

${values.agent} signs in at ${url}/desk with this key, which is shown once:

    ${key}

Paste this before </body> of the shop's pages:

    ${pastedTag(url, site)}

Where pages send a Content-Security-Policy, add to it:

    ${pagePolicy(url)}

Then see from outside whether all is well:

    npx care-widget check ${origins[0]}`);
    return Promise.resolve(0);
  },
};

function originOf(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search)
    return url.origin;
  throw new UsageError(
    `${option} should be an address such as https://your-shop.example, but is "${text}".`,
  );
}

/** The first word of a shop's address; of this machine's there is none to take. */
function labelOf(origin: string): string {
  const { hostname } = new URL(origin);
  if (hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname)) return 'my-shop';
  return hostname.replace(/^www\./, '').split('.')[0]!;
}

/** What is reached over plain http has no proxy before it that would listen at another port. */
function portOf(url: string): number {
  const { protocol, port } = new URL(url);
  return protocol === 'http:' && port !== '' ? Number(port) : DEFAULT_PORT;
}

function siteOf(text: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,62}$/.test(text)) return text;
  throw new UsageError(
    `--site should be small letters, digits and hyphens, at most 63, but is "${text}".`,
  );
}

function capitalised(label: string): string {
  return label
    .split('-')
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ');
}

interface Facts {
  readonly site: string;
  readonly name: string;
  readonly origins: readonly string[];
  readonly agent: string;
  readonly keyHash: string;
  readonly port: number;
}

function configText({ site, name, origins, agent, keyHash, port }: Facts): string {
  const id =
    agent
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-') || 'agent-1';
  const text = (value: unknown) => JSON.stringify(value);
  return `// The care server of ${name.replace(/[\r\n]/g, ' ')}: npx care-widget serve

/** @type {import('care-widget/server').ServeConfig} */
export default {
  store: 'sqlite:care.db', // or postgres://…
  // files: 'disk:care-files', // lets people send files; pictures need: npm install sharp
  port: ${port},
  sites: {
    ${text(site)}: {
      name: ${text(name)},
      // Where the script tag may stand.
      origins: ${text(origins)},
      team: [{ id: ${text(id)}, name: ${text(agent)} }],
      // The usual time to the first reply, as shoppers are told.
      replyMinutes: 15,
    },
  },
  // npx care-widget key makes another key and its hash.
  agents: [
    { id: ${text(id)}, name: ${text(agent)}, keyHash: ${text(keyHash)} },
  ],
};
`;
}
