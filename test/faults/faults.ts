// `npm run faults -- --sequences 1000 --seed 1`: plays histories of faults in the simulator, and prints one line for each
// check: name, tries, failures, seeds. `--replay 42` plays the history of one seed and tells all that happens in it;
// `--shrink 42` looks for a shorter one that fails like it.
import { parseArgs } from 'node:util';
import { shrinkSeed, tellSeed } from './one-history.ts';
import { simulateMany } from './simulate.ts';

// Real processes, databases and networks instead, with options of their own.
if (process.argv.includes('--real')) {
  const { runReal } = await import('./run-real.ts');
  process.exit((await runReal(process.argv.slice(2))) ? 0 : 1);
}

// Browsers that are killed, frozen and left, with options of their own.
if (process.argv.includes('--browsers')) {
  const { runBrowsers } = await import('./browsers/run-browsers.ts');
  process.exit((await runBrowsers(process.argv.slice(2))) ? 0 : 1);
}

// Bugs of our own making, planted one at a time: which of them do the tests find?
if (process.argv.includes('--bugs')) {
  const { runBugs } = await import('./bugs/run-bugs.ts');
  process.exit((await runBugs(process.argv.slice(2))) ? 0 : 1);
}

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '200' },
    jobs: { type: 'string' },
    replay: { type: 'string' },
    shrink: { type: 'string' },
  },
});

const SEEDS_SHOWN = 10;
/** A line of progress after so many histories. */
const TOLD_EVERY = 500;

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${name} is ${text}; it must be a whole number.`);
  process.exit(2);
}

const steps = whole('steps', values.steps);
const isWell = await run();
if (!isWell) process.exitCode = 1;

function run(): Promise<boolean> {
  if (values.replay !== undefined) return tellSeed(whole('replay', values.replay), steps);
  if (values.shrink !== undefined) return shrinkSeed(whole('shrink', values.shrink), steps);
  return simulator();
}

async function simulator(): Promise<boolean> {
  const [sequences, seed] = [whole('sequences', values.sequences), whole('seed', values.seed)];
  const jobs = values.jobs === undefined ? undefined : Math.max(1, whole('jobs', values.jobs));
  const started = performance.now();
  const progress = progressOf(seed, sequences, started);
  const report = await simulateMany({ sequences, seed, steps, jobs, progress });
  for (const { name, tries, failures, seeds, example } of report.checks) {
    const shown = failures === 0 ? String(seed) : seeds.slice(0, SEEDS_SHOWN).join(' ');
    console.log(`${name}: tries ${tries}, failures ${failures}, seed ${shown}`);
    if (example) console.log(`  ${example}`);
  }
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${sequences} sequences of ${steps} steps with ${report.messages} messages in ${seconds.toFixed(0)} s ` +
      `(${(sequences / seconds).toFixed(1)} a second); all well at most ${report.slowestMs} ms after healing; ` +
      `digest ${report.digest.toString(16)}`,
  );
  return report.failed === 0;
}

/** One line now and then, and one for every failure: a run that was ended is taken up again behind its last line. */
function progressOf(
  seed: number,
  sequences: number,
  started: number,
): (done: number, failed: readonly number[]) => void {
  let told = 0;
  let failures = 0;
  return (done, failed) => {
    for (const one of failed.slice(failures)) console.error(`seed ${one} failed`);
    failures = failed.length;
    if (done - told < TOLD_EVERY) return;
    told = done;
    const rate = done / ((performance.now() - started) / 1_000);
    console.error(
      `${done} of ${sequences} sequences done, up to seed ${seed + done - 1}; ${failures} failed; ${rate.toFixed(1)} a second`,
    );
  };
}
