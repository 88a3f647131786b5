// `npm run faults -- --sequences 1000 --seed 1`: plays histories of faults in the simulator, and prints one line for each
// check: name, tries, failures, seeds. `--replay 42` plays the history of one seed and tells all that happens in it.
import { parseArgs } from 'node:util';
import { replay, simulateMany } from './simulate.ts';

// Real processes, databases and networks instead, with options of their own.
if (process.argv.includes('--real')) {
  const { runReal } = await import('./run-real.ts');
  process.exit((await runReal(process.argv.slice(2))) ? 0 : 1);
}

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '200' },
    replay: { type: 'string' },
  },
});

const SEEDS_SHOWN = 10;

function whole(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`--${name} is ${text}; it must be a whole number.`);
  process.exit(2);
}

const steps = whole('steps', values.steps);
if (values.replay === undefined) await simulator();
else await tell(whole('replay', values.replay));

async function simulator(): Promise<void> {
  const [sequences, seed] = [whole('sequences', values.sequences), whole('seed', values.seed)];
  const started = performance.now();
  const report = await simulateMany({ sequences, seed, steps, progress });
  for (const { name, tries, failures, seeds, example } of report.checks) {
    const shown = failures === 0 ? String(seed) : seeds.slice(0, SEEDS_SHOWN).join(' ');
    console.log(`${name}: tries ${tries}, failures ${failures}, seed ${shown}`);
    if (example) console.log(`  ${example}`);
  }
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `${sequences} sequences of ${steps} steps with ${report.messages} messages in ${seconds.toFixed(0)} s ` +
      `(${(sequences / seconds).toFixed(1)} a second); all well at most ${report.slowestMs} ms after healing`,
  );
  if (report.failed > 0) process.exitCode = 1;
}

async function tell(seed: number): Promise<void> {
  const history = await replay(seed, steps, (line) => console.log(line));
  for (const { check, detail } of history.failures) console.log(`${check}: ${detail}`);
  console.log(`seed ${seed}, digest ${history.digest}: ${history.failures.length} failures`);
  if (history.failures.length > 0) process.exitCode = 1;
}

function progress(done: number, failed: number): void {
  console.error(`${done} sequences, ${failed} failed`);
}
