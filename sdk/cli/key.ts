import { newAgentKey } from './agent-key.ts';
import type { Command } from './command.ts';

const HELP = `npx care-widget key

Makes a key with which one person signs in to the desk, and the hash that care.config.mjs keeps of it.
The key is shown once: give it to that person alone. To take it back, replace the hash.`;

export const key: Command = {
  summary: 'makes a key with which somebody signs in to the desk',
  help: HELP,
  run() {
    const made = newAgentKey();
    console.log(`Key, for the person     ${made.key}
keyHash, for the file   ${made.keyHash}`);
    return Promise.resolve(0);
  },
};
