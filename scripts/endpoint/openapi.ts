import { readFileSync } from 'node:fs';
import type { ProblemCode } from '../../src/server/handlers/http.ts';
import { ROUTES, type Route } from '../../src/server/handlers/routes.ts';
import { PROBLEM_NOTES } from '../errors/problem-notes.ts';
import { type JsonSchema, jsonSchemas, refTo, type SchemaName } from './json-schemas.ts';
import { answersOf } from './route-answers.ts';

interface Response {
  description: string;
  headers?: Record<string, JsonSchema>;
  content: { 'application/json': { schema: JsonSchema } };
}

export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  parameters?: JsonSchema[];
  requestBody?: JsonSchema;
  /** An error is one of `components`: many routes have the same. */
  responses: Record<string, Response | { $ref: string }>;
}

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: Record<string, string>;
  servers: JsonSchema[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; responses: Record<string, Response> };
}

const WHO: Readonly<Record<Route['access'], string>> = {
  open: 'For pages of the shop’s own origin and of `allowedOrigins`.',
  authorized: 'For pages of the shop’s own origin and of `allowedOrigins`, closed until the shop passes `authorize`.',
  portone: 'For PortOne. Webhooks carry no signature, so only the ids are used.',
};

/** `docs/endpoint.openapi.json`. */
export function openApiDocument(): OpenApiDocument {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const paths: OpenApiDocument['paths'] = {};
  const responses: Record<string, Response> = {};
  for (const route of ROUTES) {
    const path = `/${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
    for (const [status, codes] of problemsOf(route)) responses[nameOf(status, codes)] = problemOf(status, codes);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'kiwoom-checkout: the server of a checkout',
      version,
      summary: 'What `createCheckoutHandlers` answers below its `basePath`.',
      description:
        'Written by `npm run docs` from the routes and schemas of the handlers. docs/endpoint.md explains the order of the calls. Fields that are not named here are ignored in requests, and may be added to answers.',
    },
    servers: [{ url: '/api/payments', description: 'The `basePath`, and `endpoint` of the checkout.' }],
    paths,
    components: { schemas: jsonSchemas(), responses },
  };
}

function operationOf(route: Route): Operation {
  const { body, answer } = answersOf(route);
  const [, id] = /\{(\w+)\}/.exec(route.path) ?? [];
  return {
    operationId: route.action,
    summary: route.summary,
    description: WHO[route.access],
    ...(id === undefined
      ? {}
      : { parameters: [{ name: id, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }] }),
    ...(body === undefined ? {} : { requestBody: requestOf(route, body) }),
    responses: {
      200: { description: okOf(route), content: jsonOf(refTo(answer)) },
      ...Object.fromEntries(
        problemsOf(route).map(([status, codes]) => [
          String(status),
          { $ref: `#/components/responses/${nameOf(status, codes)}` },
        ]),
      ),
    },
  };
}

function okOf({ action }: Route): string {
  if (action === 'webhook') return 'Accepted; or an unknown order, which is checked again later.';
  return action === 'deleteBillingKey' ? 'Deleted.' : 'The answer.';
}

function requestOf({ access }: Route, body: SchemaName): JsonSchema {
  const schema = refTo(body);
  const form = access === 'portone' ? { 'application/x-www-form-urlencoded': { schema } } : {};
  return { required: true, content: { 'application/json': { schema }, ...form } };
}

function problemsOf(route: Route): [status: number, codes: ProblemCode[]][] {
  const { problems } = answersOf(route);
  const statuses = [...new Set(problems.map(([status]) => status))].sort((a, b) => a - b);
  return statuses.map((status) => [status, problems.filter(([own]) => own === status).map(([, code]) => code)]);
}

function nameOf(status: number, codes: readonly ProblemCode[]): string {
  return [status, ...codes].join('_');
}

function problemOf(status: number, codes: readonly ProblemCode[]): Response {
  const lines = codes.map((code) => `\`${code}\`: ${PROBLEM_NOTES[code].cause}`);
  return {
    description: lines.join('\n\n').replace(/\[(.*?)\]\(.*?\)/g, '$1'),
    ...(status === 503 || status === 429
      ? { headers: { 'retry-after': { description: 'Seconds.', schema: { type: 'string' } } } }
      : {}),
    content: jsonOf({
      type: 'object',
      properties: {
        code: { type: 'string', enum: [...codes] },
        message: { type: 'string' },
        ...(status === 400 ? { issues: { type: 'array', items: refTo('Issue') } } : {}),
        ...(status === 409 ? { raw: RAW } : {}),
        ...(status === 429 ? { retryAfter: { type: 'integer', description: 'Seconds, as the header.' } } : {}),
      },
      required: ['code', 'message'],
    }),
  };
}

const RAW = { type: 'object', properties: { code: { type: 'string' }, message: { type: 'string' } } };

function jsonOf(schema: JsonSchema): Response['content'] {
  return { 'application/json': { schema } };
}
