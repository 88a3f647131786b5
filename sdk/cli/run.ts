import { CareError } from '../protocol/care-error.ts';
import { check } from './check.ts';
import { UsageError, type Command } from './command.ts';
import { importArticlesCommand } from './import-articles.ts';
import { init } from './init.ts';
import { key } from './key.ts';
import { packageVersion } from './package-version.ts';
import { serve } from './serve.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  serve,
  check,
  key,
  'import-articles': importArticlesCommand,
};

const FAILED = 1;
const MISUSED = 2;

/** Runs one command. What goes wrong is one line on stderr that says what to do. Resolves with the exit code. */
export async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    console.log(overview());
    return name === undefined ? MISUSED : 0;
  }
  if (name === '--version' || name === '-v') {
    console.log(packageVersion());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const known = Object.keys(COMMANDS).join(', ');
    console.error(`care-widget has no command "${name}". Commands: ${known}.`);
    return MISUSED;
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    const misused = error instanceof UsageError || isParseError(error);
    const more = misused ? ` See npx care-widget ${name} --help.` : '';
    console.error(`care-widget ${name}: ${sentence(error)}${more}`);
    return misused ? MISUSED : FAILED;
  }
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(17)}${summary}`,
  );
  return `Customer care that a shop owns, without a backend of your own.

npx care-widget <command> [options]

${lines.join('\n')}

npx care-widget <command> --help says more about one. A new shop begins with init.`;
}

/** What \`parseArgs\` throws: its first sentence says what is wrong, the rest how \`--\` works. */
function isParseError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS');
}

function sentence(error: unknown): string {
  if (error instanceof CareError || error instanceof UsageError) return error.message;
  if (!(error instanceof Error)) return String(error);
  return isParseError(error) ? `${error.message.split('. ')[0]}.` : error.message;
}
