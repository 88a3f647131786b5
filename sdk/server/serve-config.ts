import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import { foreignId, name, webUrl } from '../protocol/model.ts';
import type { CareOptions } from './care-options.ts';

/** Somebody who answers, and how the desk knows them. */
export interface AgentConfig {
  /** Customers see it: none that is private. */
  readonly id: string;
  readonly name: string;
  /** Address of a picture, http or https. */
  readonly avatar?: string;
  /** Sites that they answer for; all of them when absent. */
  readonly sites?: readonly string[];
  /** SHA-256 in hex of the key that they sign in with: `npx care-widget key` makes both. */
  readonly keyHash: string;
}

/** What `care.config.mjs` exports: `createCare`'s options, and what a server of its own needs besides. */
export interface ServeConfig extends Omit<CareOptions, 'authenticateAgent' | 'clock' | 'random'> {
  readonly agents: readonly AgentConfig[];
  /** Default: the variable PORT, else 4101. 0: any that is free. */
  readonly port?: number;
  /** Address to listen on; default: all of them. Behind a proxy on the same machine, `127.0.0.1`. */
  readonly host?: string;
}

const agents = v.array(
  v.strictObject({
    id: foreignId,
    name,
    avatar: v.optional(webUrl),
    sites: v.optional(v.array(v.string())),
    keyHash: v.pipe(
      v.string(),
      v.regex(/^[0-9a-f]{64}$/, 'the hash that npx care-widget key prints'),
    ),
  }),
);
const PORT_MAX = 65_535;
const own = v.object({
  agents,
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PORT_MAX))),
  host: v.optional(v.string()),
});

/**
 * The part of a configuration that `createCare` does not look at itself.
 * @throws CareError `bad-request`: one line that names the first value that is wrong
 */
export function checkServeConfig(config: unknown): ServeConfig {
  const result = v.safeParse(own, config, { abortEarly: true });
  if (result.success) return config as ServeConfig;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'the default export';
  const expected = issue.type === 'regex' ? issue.message : (issue.expected ?? 'something else');
  throw new CareError('bad-request', `${path} should be ${expected}, but is ${issue.received}.`);
}
