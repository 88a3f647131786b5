// `npm start`: reads the command line, starts the demo, says where it is, ends it on Ctrl-C.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemo, type DemoOptions } from './demo.ts';

const USAGE = `npm start -- [options]
  --port <n>    the shop's port; care and desk take the next one (also: PORT=<n>)
  --fresh       forget what was written and seed anew
  --store <s>   another store than demo/care.db, for example sqlite:/tmp/care.db`;
const PORT_MAX = 65_534;

try {
  const options = readOptions();
  if (options) await run(options);
  else console.log(USAGE);
} catch (error) {
  // Whatever stops a start is one line that says what to do; a trace would bury it.
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function readOptions(): DemoOptions | null {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      store: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  return {
    port: readPort(values.port ?? process.env['PORT']),
    store: values.store ?? `sqlite:${fileURLToPath(new URL('./care.db', import.meta.url))}`,
    fresh: values.fresh,
  };
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= PORT_MAX) return port;
  throw new Error(`"${text}" is no port: give a number from 0 to ${PORT_MAX}, 0 for any free one.`);
}

async function run(options: DemoOptions): Promise<void> {
  const demo = await startDemo(options);
  if (demo.moved) console.log('The usual ports are taken; these were free.');
  if (demo.seeded > 0) console.log(`A new store, seeded with ${demo.seeded} conversations.`);
  console.log(`
  Shop   ${demo.shop}   a shopper's side: click the bubble
  Desk   ${demo.desk}   the people who answer

  Ctrl-C ends it.`);

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void demo.close();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
}
