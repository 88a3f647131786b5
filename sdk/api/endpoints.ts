// The table of all calls. A new resource is a file beside this one and a line in `endpoints`.
import * as v from 'valibot';
import { id, instant, name, siteId } from '../protocol/model.ts';
import { articleEndpoints } from './article-endpoints.ts';
import { conversationEndpoints } from './conversation-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf, paging } from './page.ts';
import {
  agent,
  auditEntry,
  contact,
  contactExport,
  contactId,
  file,
  fileLink,
  key,
  newKey,
  site,
  version,
} from './resources.ts';
import { scope } from './scopes.ts';

const SITE = '/v1/admin/sites/:site';
const CONTACT = `${SITE}/contacts/:contact` as const;
const FILE = `${SITE}/files/:file` as const;

const ofSite = v.strictObject({ site: siteId, ...paging });
const oneContact = { site: siteId, contact: contactId };
const oneFile = v.strictObject({ site: siteId, file: id });

const contactEndpoints = {
  /** Contacts of a site, newest first. @throws CareError `bad-request`, `not-found` */
  list: {
    method: 'GET',
    path: `${SITE}/contacts`,
    scope: 'contacts:read',
    summary: 'List contacts, newest first',
    input: ofSite,
    output: pageOf(contact),
  },
  /** @throws CareError `not-found` */
  get: {
    method: 'GET',
    path: CONTACT,
    scope: 'contacts:read',
    summary: 'Get a contact',
    input: v.strictObject(oneContact),
    output: contact,
  },
  /** Sets the name, in their conversations too; null takes it away. @throws CareError `not-found`, `outdated` */
  update: {
    method: 'PATCH',
    path: CONTACT,
    scope: 'contacts:write',
    summary: 'Update a contact',
    input: v.strictObject({ ...oneContact, version: v.optional(version), name: v.nullable(name) }),
    output: contact,
  },
  /**
   * All that is kept of a contact, in one answer. `with: 'notes'` adds the internal logs.
   * @throws CareError `not-found`
   */
  export: {
    method: 'GET',
    path: `${CONTACT}/export`,
    scope: 'contacts:export',
    summary: 'Export everything that is kept of a contact',
    input: v.strictObject({ ...oneContact, with: v.optional(v.picklist(['notes'])) }),
    output: contactExport,
  },
} as const satisfies Record<string, Endpoint>;

const siteEndpoints = {
  /** The sites that the caller reaches, all on one page. */
  list: {
    method: 'GET',
    path: '/v1/admin/sites',
    scope: 'sites:read',
    summary: 'List sites',
    input: v.strictObject({}),
    output: pageOf(site),
  },
  /** @throws CareError `not-found` */
  get: {
    method: 'GET',
    path: SITE,
    scope: 'sites:read',
    summary: 'Get a site',
    input: v.strictObject({ site: siteId }),
    output: site,
  },
} as const satisfies Record<string, Endpoint>;

const agentEndpoints = {
  /** The team of a site as its options name it, on one page. @throws CareError `not-found` */
  list: {
    method: 'GET',
    path: `${SITE}/agents`,
    scope: 'agents:read',
    summary: 'List the team of a site',
    input: v.strictObject({ site: siteId }),
    output: pageOf(agent),
  },
} as const satisfies Record<string, Endpoint>;

const fileEndpoints = {
  /** @throws CareError `not-found`, also while its upload is not complete */
  get: {
    method: 'GET',
    path: FILE,
    scope: 'files:read',
    summary: 'Get what is known of a file',
    input: oneFile,
    output: file,
  },
  /** An address of its bytes, good for `FILE_LINK_LASTS_MS`. @throws CareError `not-found`, also while no message has it */
  link: {
    method: 'GET',
    path: `${FILE}/link`,
    scope: 'files:read',
    summary: 'Get a short-lived address of the bytes of a file',
    input: oneFile,
    output: fileLink,
  },
} as const satisfies Record<string, Endpoint>;

const auditEndpoints = {
  /** What was done, newest first; never changed, never removed. @throws CareError `not-found` */
  list: {
    method: 'GET',
    path: `${SITE}/audit`,
    scope: 'audit:read',
    summary: 'List the audit log of a site, newest first',
    input: ofSite,
    output: pageOf(auditEntry),
  },
} as const satisfies Record<string, Endpoint>;

const keyEndpoints = {
  /**
   * Makes a key. Its secret is in this answer and nowhere else, so this is the one write that is never repeated by
   * itself. Whoever has a key can make others of no more sites and scopes, and none that lasts longer.
   * `expiresAt` is 90 days from now unless it says otherwise, and at most 366.
   * @throws CareError `bad-request`, `forbidden`, `not-found` for a site
   */
  create: {
    method: 'POST',
    path: '/v1/admin/keys',
    scope: 'keys:write',
    summary: 'Create an API key',
    input: v.strictObject({
      name,
      sites: v.pipe(v.array(siteId), v.minLength(1), v.maxLength(50)),
      scopes: v.pipe(v.array(scope), v.minLength(1)),
      agent: v.optional(agent),
      expiresAt: v.optional(instant),
    }),
    output: newKey,
    status: 201,
  },
  /** Keys of a site, newest first, of which the caller reaches all sites. @throws CareError `not-found` */
  list: {
    method: 'GET',
    path: `${SITE}/keys`,
    scope: 'keys:read',
    summary: 'List the API keys of a site, newest first',
    input: ofSite,
    output: pageOf(key),
  },
  /** It is good for nothing from now on. @throws CareError `not-found` */
  revoke: {
    method: 'DELETE',
    path: '/v1/admin/keys/:key',
    scope: 'keys:write',
    summary: 'Revoke an API key',
    input: v.strictObject({ key: id }),
    output: key,
  },
} as const satisfies Record<string, Endpoint>;

export const endpoints = {
  conversations: conversationEndpoints,
  contacts: contactEndpoints,
  sites: siteEndpoints,
  agents: agentEndpoints,
  files: fileEndpoints,
  articles: articleEndpoints,
  audit: auditEndpoints,
  keys: keyEndpoints,
} as const satisfies Record<string, Record<string, Endpoint>>;

export type Endpoints = typeof endpoints;
