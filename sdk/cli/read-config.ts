import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkServeConfig, type ServeConfig } from '../server/serve-config.ts';

/** Where a configuration is looked for when none is named. */
export const CONFIG_FILES = ['care.config.mjs', 'care.config.js', 'care.config.ts'];

/** Where nothing names another. */
export const DEFAULT_PORT = 4101;

/** @throws with one line that says what is wrong with which file, and what to do */
export async function readConfig(named: string | undefined): Promise<ServeConfig> {
  const file = named ?? CONFIG_FILES.find((one) => existsSync(one));
  if (file === undefined)
    throw new Error(
      `there is no ${CONFIG_FILES[0]} in this folder: npx care-widget init writes one.`,
    );
  if (!existsSync(file)) throw new Error(`there is no file ${file}.`);
  const module = await load(file);
  if (typeof module['default'] !== 'object' || module['default'] === null)
    throw new Error(`${file} has no default export: it should be "export default { … }".`);
  try {
    return checkServeConfig(module['default']);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function load(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be read: ${why}`, { cause: error });
  }
}
