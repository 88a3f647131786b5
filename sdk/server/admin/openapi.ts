// OpenAPI 3.1, made of the schemas that check and type everything else.
import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { eachEndpoint } from '../../api/care-api.ts';
import { HEADER_FIELDS, placeOfField, type Endpoint } from '../../api/endpoint.ts';
import { articleBlock } from '../../protocol/article-blocks.ts';
import { problem, PROBLEM_TYPE } from '../../api/problem.ts';
import * as articles from '../../api/article-resources.ts';
import * as resources from '../../api/resources.ts';

type Json = Record<string, unknown>;

/** Schemas that have a name of their own in the document. */
const NAMED = {
  Conversation: resources.conversation,
  Entry: resources.entry,
  Written: resources.written,
  Contact: resources.contact,
  ContactExport: resources.contactExport,
  Site: resources.site,
  Agent: resources.agent,
  File: resources.file,
  FileLink: resources.fileLink,
  Article: articles.article,
  ArticleRevision: articles.articleRevision,
  ArticleBlock: articleBlock,
  Key: resources.key,
  NewKey: resources.newKey,
  AuditEntry: resources.auditEntry,
  Problem: problem,
};

/** What JSON Schema cannot say, such as that blanks are cut off, is left out. */
const CONFIG = {
  definitions: NAMED,
  errorMode: 'ignore',
  typeMode: 'input',
  overrideRef: ({ referenceId }: { referenceId: string }) => `#/components/schemas/${referenceId}`,
} as const;

/** @param base the path under which care answers; empty for all of a server */
export function openApiDocument(base: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'care-widget admin API',
      version: '1',
      description: 'Conversations, contacts and what belongs to them, for the programs of a shop.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: base || '/', description: 'The care server that this document is from' }],
    tags: [...new Set(eachEndpoint().map(({ namespace }) => namespace))].map((name) => ({
      name,
      description: `Everything under \`api.${name}\``,
    })),
    security: [{ apiKey: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, `ck_live_…`' },
      },
      schemas: toJsonSchemaDefs(NAMED, CONFIG),
    },
  };
}

function paths(): Json {
  const all: Record<string, Json> = {};
  for (const { namespace, method, endpoint } of eachEndpoint()) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    all[path] = {
      ...all[path],
      [endpoint.method.toLowerCase()]: operation(`${namespace}.${method}`, namespace, endpoint),
    };
  }
  return all;
}

function operation(operationId: string, tag: string, endpoint: Endpoint): Json {
  const body = bodyOf(endpoint);
  return {
    operationId,
    tags: [tag],
    summary: endpoint.summary,
    description: `Needs the scope \`${endpoint.scope}\`.`,
    parameters: parametersOf(endpoint),
    ...(body && { requestBody: { required: true, content: jsonContent(body) } }),
    responses: {
      [endpoint.status ?? 200]: { description: 'Done', content: jsonContent(endpoint.output) },
      '4XX': problemAnswer('It cannot be done; `code` and `detail` say why'),
      '5XX': problemAnswer('It failed here; try again if it is `retryable`'),
    },
  };
}

function parametersOf(endpoint: Endpoint): Json[] {
  return Object.entries(endpoint.input.entries).flatMap(([field, schema]) => {
    const place = placeOfField(endpoint, field);
    if (place === 'body') return [];
    const isOptional = schema.type === 'optional';
    return [
      {
        name: place === 'header' ? HEADER_FIELDS[field] : field,
        in: place,
        required: !isOptional,
        schema: schemaOf(place === 'header' ? v.string() : schema),
      },
    ];
  });
}

/** Null for an endpoint without a body. */
function bodyOf(endpoint: Endpoint): v.GenericSchema | null {
  const fields = Object.entries(endpoint.input.entries).filter(
    ([field]) => placeOfField(endpoint, field) === 'body',
  );
  return fields.length > 0 ? v.strictObject(Object.fromEntries(fields)) : null;
}

function problemAnswer(description: string): Json {
  return { description, content: { [PROBLEM_TYPE]: { schema: schemaOf(problem) } } };
}

function jsonContent(schema: v.GenericSchema): Json {
  return { 'application/json': { schema: schemaOf(schema) } };
}

function schemaOf(schema: v.GenericSchema): Json {
  // `$defs` would repeat in every place what has its name in `components`.
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(schema as never, CONFIG) as Json;
  return rest;
}
