import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import { FILES_PER_MESSAGE } from '../protocol/limits.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import { locale } from '../protocol/articles.ts';
import { foreignId, name, siteId, webUrl } from '../protocol/model.ts';
import { FILE_TYPES } from '../core/files/file-kinds.ts';
import type { FilePolicy } from '../core/files/file-policy.ts';
import type { ScanFile } from '../core/files/scans.ts';
import type { Bus } from '../bus/bus.ts';
import type { RateLimits } from '../core/rates.ts';
import type { FilesPort } from '../files/files.ts';
import type { ApiRate } from './admin/api-rates.ts';
import { identityOptions, type IdentityOptions } from '../identity/identity-options.ts';
import type { Logger } from '../core/logger.ts';
import type { MetricsRegistry } from '../telemetry/telemetry.ts';
import type { PinoLogger } from './logger-of.ts';
import type { Clock } from '../runtime.ts';
import type { CustomerHook } from './customer-lookup.ts';
import type { Store } from '../stores/store.ts';
import {
  webhookDeliveryOptions,
  webhookOptions,
  type WebhookDeliveryOptions,
  type WebhookOptions,
} from '../webhooks/webhook-options.ts';

/** One shop. */
export interface SiteOptions {
  /** The shop's name, as customers know it. */
  readonly name: string;
  /** Origins of the shop's pages, exactly as browsers send them: `https://shop.example`, with the port if it has one. */
  readonly origins: readonly string[];
  /** Who answers, for the head of the panel. Customers see the ids: use none that is private, such as an address. */
  readonly team?: readonly {
    readonly id: string;
    readonly name: string;
    readonly avatar?: string;
  }[];
  /** The usual time to the first reply in minutes. */
  readonly replyMinutes?: number;
  /** The shop's own language, as BCP 47 has it: articles are served in it to whose language there are none. */
  readonly language?: string;
}

/** An agent as the merchant's log-in knows them. Customers see id, name and avatar of who answers. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  /** Address of a picture, http or https. */
  readonly avatar?: string;
  /** Sites this agent may answer for; all of them when absent. */
  readonly sites?: readonly string[];
}

export interface CareOptions {
  /** `sqlite:care.db`, `postgres://…`, or a store of your own; care closes it at its end. */
  readonly store: string | Store;
  /**
   * How the servers of one shop hear of each other: `postgres://…`, or a bus of your own, which care closes at its end.
   * Default: the store's own address where that is PostgreSQL, otherwise `null`, for a server that is alone.
   */
  readonly bus?: string | Bus | null;
  /** By the id that the script tag names in `data-site`. */
  readonly sites: Readonly<Record<string, SiteOptions>>;
  /** Under which path of a larger server care answers, for example `/care`; default: all of it. */
  readonly path?: string;
  /** Origins of pages with `<care-desk>`. Pages on this server's own host need not be listed. */
  readonly desk?: { readonly origins: readonly string[] };
  /** Who sends this request: an agent, or null. Without it nobody can use the desk. */
  readonly authenticateAgent?: (request: Request) => Promise<Agent | null>;
  /** How the shop vouches for customers who are logged in. Without it all are guests. */
  readonly identity?: IdentityOptions;
  /** What your systems know of who writes, for the desk: asked when a conversation is opened, within 3 seconds. */
  readonly customer?: CustomerHook;
  /** Lets in sockets without an `Origin` header: native apps and tests, never browsers. Default false. */
  readonly allowMissingOrigin?: boolean;
  /** Where files are kept: `disk:files`, or a port of your own. Without it nobody can send files. */
  readonly files?: string | FilesPort;
  /** Which files are taken and how many, where the defaults do not fit. */
  readonly filePolicy?: Partial<FilePolicy>;
  /** Looks at each file before anybody else gets it, for example with a virus scanner. */
  readonly scanFile?: ScanFile;
  /** At least 32 characters, the same on all servers of one shop. Links to files are signed with it; default: the store's. */
  readonly fileLinkSecret?: string;
  /** Where events are sent to; more can be added with `care.webhooks`. See WEBHOOKS.md. */
  readonly webhooks?: readonly WebhookOptions[];
  /** How they are sent, where the defaults do not fit. */
  readonly webhookDelivery?: WebhookDeliveryOptions;
  /**
   * The network address of whoever sends a request, where care cannot see it: behind a proxy with a public address, or
   * mounted on a server that only hands on requests. Limits and votes are counted by it.
   */
  readonly clientAddress?: (request: Request) => string | null | undefined;
  /** How much one socket may send, where the defaults do not fit. */
  readonly rates?: Partial<RateLimits>;
  /** How much one API key or agent may ask of the admin API; default: 600 requests within 60 seconds. */
  readonly apiRate?: ApiRate;
  /** Yours, or pino's. Default: warnings and errors, one JSON line each, on stderr. */
  readonly logger?: Logger | PinoLogger;
  /** Counts into this registry of your own prom-client: `care_ops_total` and others. Serve it where only you can read it. */
  readonly metrics?: MetricsRegistry;
  /** For tests. */
  readonly clock?: Clock;
  readonly random?: RandomBytes;
}

const origin = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'an origin such as https://shop.example, without a path or a slash at its end',
  ),
);
const amount = v.pipe(v.number(), v.integer(), v.minValue(1));
const rate = v.pipe(v.number(), v.gtValue(0));
const anyFunction = v.function();
const withMethods = <T>(...names: (keyof T & string)[]) =>
  v.custom<T>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      names.every((name) => name in value && typeof value[name as never] === 'function'),
    `an object with ${names.join(', ')}`,
  );

const siteOptions = v.strictObject({
  name,
  origins: v.array(origin),
  team: v.optional(v.array(v.strictObject({ id: foreignId, name, avatar: v.optional(webUrl) }))),
  replyMinutes: v.optional(v.pipe(v.number(), v.minValue(0))),
  language: v.optional(locale),
});

const careOptions = v.strictObject({
  store: v.union(
    [v.string(), withMethods<Store>('commit', 'events', 'close')],
    'an address such as sqlite:care.db, or a store',
  ),
  bus: v.optional(
    v.nullable(
      v.union(
        [v.string(), withMethods<Bus>('say', 'listen', 'isConnected', 'close')],
        'an address such as postgres://user@host/database, a bus, or null',
      ),
    ),
  ),
  sites: v.pipe(
    v.record(siteId, siteOptions),
    v.check((sites) => Object.keys(sites).length > 0, 'at least one site'),
  ),
  path: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => /^(\/[\w.~-]+)*$/.test(text),
        'a path such as /care, without a slash at its end',
      ),
    ),
  ),
  desk: v.optional(v.strictObject({ origins: v.array(origin) })),
  clientAddress: v.optional(anyFunction),
  authenticateAgent: v.optional(anyFunction),
  identity: v.optional(identityOptions),
  customer: v.optional(anyFunction),
  allowMissingOrigin: v.optional(v.boolean()),
  files: v.optional(
    v.union(
      [v.string(), withMethods<FilesPort>('put', 'read', 'delete')],
      'an address such as disk:files, or a port for files',
    ),
  ),
  filePolicy: v.optional(
    v.strictObject({
      types: v.optional(v.array(v.picklist(FILE_TYPES))),
      maxBytes: v.optional(amount),
      maxCount: v.optional(v.pipe(amount, v.maxValue(FILES_PER_MESSAGE))),
      maxPixels: v.optional(amount),
      visitorFilesPerHour: v.optional(amount),
      visitorBytesPerDay: v.optional(amount),
      siteBytesPerDay: v.optional(amount),
    }),
  ),
  scanFile: v.optional(anyFunction),
  fileLinkSecret: v.optional(v.pipe(v.string(), v.minLength(32))),
  webhooks: v.optional(webhookOptions),
  webhookDelivery: v.optional(webhookDeliveryOptions),
  rates: v.optional(
    v.strictObject({
      opsPerSecond: v.optional(rate),
      opsBurst: v.optional(rate),
      framesPerSecond: v.optional(rate),
      framesBurst: v.optional(rate),
    }),
  ),
  apiRate: v.optional(v.strictObject({ requests: amount, seconds: amount })),
  logger: v.optional(withMethods<Logger>('info', 'warn', 'error')),
  metrics: v.optional(withMethods<MetricsRegistry>('registerMetric', 'metrics')),
  clock: v.optional(withMethods<Clock>('now', 'after')),
  random: v.optional(anyFunction),
});

/** What `authenticateAgent` answered. */
export const agentAnswer = v.object({
  id: foreignId,
  name,
  avatar: v.optional(webUrl),
  sites: v.optional(v.array(v.string())),
});

/** @throws CareError `bad-request`: one line that names the first option that is wrong */
export function checkOptions(options: CareOptions): CareOptions {
  const result = v.safeParse(careOptions, options, { abortEarly: true });
  if (result.success) return options;
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? 'options';
  throw new CareError('bad-request', problem(issue, path));
}

function problem(issue: v.BaseIssue<unknown>, path: string): string {
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `createCare knows no option "${path}".`;
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return `createCare: the option ${path} is missing.`;
  // Who reads the error need not be told a secret.
  const but = /secret/i.test(path) ? '' : `, but is ${issue.received}`;
  return `createCare: ${path} should be ${expectation(issue)}${but}.`;
}

function expectation(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check' || issue.type === 'custom' || issue.type === 'union')
    return issue.message;
  return issue.expected ?? 'something else';
}
