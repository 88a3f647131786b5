// The command line of what is done to browsers.
import { parseArgs } from 'node:util';
import { lineOf, type CheckReport } from '../check.ts';
import { damageProfiles } from './damage-profile.ts';
import { ENGINES, missing, type EngineName } from './engines.ts';
import { freezeTabs } from './freeze-and-thaw.ts';
import { killBrowsers } from './kill-browser.ts';
import { leaveOpened, leaveUntouched } from './leave-and-return.ts';
import { logOutOf } from './log-out.ts';
import { reloadOffline } from './reload-offline.ts';

/** As many as fit into an evening on a small machine. */
const TRIES: Record<EngineName, number> = { chromium: 200, firefox: 50, webkit: 30 };
const CHECKS = {
  kill: killBrowsers,
  'bfcache-untouched': leaveUntouched,
  'bfcache-opened': leaveOpened,
  offline: reloadOffline,
  'log-out': logOutOf,
  damage: damageProfiles,
  freeze: freezeTabs,
};
const USAGE =
  `Usage: --browsers [--engine ${ENGINES.join('|')}] [--kills N] [--seed S] ` +
  `[--only ${Object.keys(CHECKS).join('|')}]`;

/** Prints one line per check, and what went wrong below it. True when nothing did. */
export async function runBrowsers(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browsers: { type: 'boolean' },
      engine: { type: 'string' },
      kills: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
    },
  });
  const engines = ENGINES.filter((name) => (values.engine ?? name) === name);
  const seed = Number(values.seed);
  const tries = values.kills === undefined ? undefined : Number(values.kills);
  if (engines.length === 0 || !Number.isInteger(seed) || (tries !== undefined && !(tries > 0)))
    throw new Error(USAGE);
  let well = true;
  for (const engine of engines) {
    const absent = missing(engine);
    if (absent) {
      console.log(`${engine}: not tried, ${absent}`);
      continue;
    }
    for (const [check, run] of Object.entries(CHECKS))
      if (check.startsWith(values.only))
        well = tell(await run(engine, { tries: tries ?? TRIES[engine], seed })) && well;
  }
  return well;
}

function tell(report: CheckReport): boolean {
  console.log(lineOf(report));
  for (const problem of report.problems) console.log(problem.replaceAll(/^/gm, '    '));
  return report.failures === 0;
}

if (import.meta.main) process.exitCode = (await runBrowsers(process.argv.slice(2))) ? 0 : 1;
