import { parseArgs } from 'node:util';
import { checkPage, serverOf } from './check-page.ts';
import { checkScript, checkServer } from './check-server.ts';
import { UsageError, type Command } from './command.ts';
import type { Finding } from './finding.ts';
import { readInstallation } from './installation.ts';

const HELP = `npx care-widget check <page>

Looks at a page of the shop as a browser would, and at the care server that it names: the script tag, the page's
policy, the script, the site's origins, WebSockets. Says what is wrong and what to do. Changes nothing.

Ends with 0 when nothing keeps the widget from working, else with 1.`;

const MARKS = { good: 'ok  ', warn: 'warn', bad: 'BAD ' } as const;

export const check: Command = {
  summary: 'looks at an installation from outside',
  help: HELP,
  async run(args) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [address, ...more] = positionals;
    if (address === undefined || more.length > 0 || !/^https?:\/\//.test(address))
      throw new UsageError('name one page, for example https://your-shop.example/.');
    const installation = await readInstallation(address);
    let isBad = false;
    const tell = (findings: readonly Finding[]) => {
      for (const { is, says } of findings) {
        console.log(`${MARKS[is]}  ${says}`);
        isBad ||= is === 'bad';
      }
    };
    tell(checkPage(installation));
    const { page, tags } = installation;
    const [tag] = tags;
    if (tag) {
      tell(await checkScript(tag, page.origin));
      const site = tag.data['site'];
      if (site) tell(await checkServer({ server: serverOf(tag, page), site, origin: page.origin }));
    }
    console.log(isBad ? '\nThis keeps the widget from working.' : '\nThe widget can work here.');
    return isBad ? 1 : 0;
  },
};
