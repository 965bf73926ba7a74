import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { captureExchanges } from '../../scripts/endpoint/exchange.ts';
import { type Operation, openApiDocument } from '../../scripts/endpoint/openapi.ts';
import { answersOf } from '../../scripts/endpoint/route-answers.ts';
import { PROBLEM_NOTES } from '../../scripts/errors/problem-notes.ts';
import { ROUTES } from '../../src/server/handlers/routes.ts';
import { type Action, answersIn, VALID } from './answer-cases.ts';

const document = openApiDocument();

/** The schema with what it refers to inside, and with no field that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema as Record<string, unknown>;
  if (typeof $ref === 'string') return closed(document.components.schemas[$ref.split('/').at(-1) ?? '']);
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, closed(value)]));
  return 'properties' in rest ? { ...inner, additionalProperties: false } : inner;
}

/** The schema of an answer, by its status. */
function answerSchema(operation: Operation | undefined, status: number): unknown {
  const response = operation?.responses[String(status)];
  const found =
    response && '$ref' in response ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response;
  return found?.content['application/json'].schema;
}

function validatorOf(schema: unknown) {
  return z.fromJSONSchema(closed(schema) as Parameters<typeof z.fromJSONSchema>[0]);
}

it('docs/endpoint.openapi.json is what `npm run docs` writes', () => {
  const file = join(import.meta.dirname, '../../docs/endpoint.openapi.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
});

it('refers only to responses that it has, and has no other', () => {
  const used = Object.values(document.paths)
    .flatMap((operations) => Object.values(operations))
    .flatMap(({ responses }) => Object.values(responses))
    .flatMap((response) => ('$ref' in response ? [response.$ref.replace('#/components/responses/', '')] : []));
  expect(used.length).toBeGreaterThan(80);
  expect([...new Set(used)].sort()).toEqual(Object.keys(document.components.responses).sort());
});

it('has every route and only those', () => {
  const documented = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.slice(1)}`),
  );
  expect(documented.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  expect(VALID.map(([action]) => action).sort()).toEqual(ROUTES.map(({ action }) => action).sort());
});

describe.each(ROUTES)('$method $path', (route) => {
  let answers: Awaited<ReturnType<typeof answersIn>>;
  beforeAll(async () => {
    answers = await answersIn(route.action as Action);
  });

  it('answers with every status and code that the document has for it, and with no other', () => {
    const seen = answers
      .filter(({ status }) => status !== 200)
      .map(({ status, body }) => `${status} ${(body as { code: string }).code}`);
    const documented = answersOf(route).problems.map(([status, code]) => `${status} ${code}`);
    expect([...new Set(seen)].sort()).toEqual([...documented].sort());
  });

  it('answers as the document describes', () => {
    const operation = document.paths[`/${route.path}`]?.[route.method.toLowerCase()];
    for (const { status, body } of answers) {
      const checked = validatorOf(answerSchema(operation, status)).safeParse(body);
      expect(checked.success ? 'valid' : [status, body, z.prettifyError(checked.error)]).toBe('valid');
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  it('takes a body as the document describes', () => {
    const operation = document.paths[`/${route.path}`]?.[route.method.toLowerCase()];
    const content = operation?.requestBody?.['content'] as Record<string, { schema: unknown }> | undefined;
    const [, , , body] = VALID.find(([action]) => action === route.action) ?? [];
    if (content === undefined) return expect(body).toBeUndefined();
    const sent = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
    // PortOne's webhooks have more than the ids.
    delete sent['status'];
    const validator = validatorOf(content['application/json']?.schema);
    expect(validator.safeParse(sent).success).toBe(true);
    if (route.access !== 'portone') expect(validator.safeParse({}).success).toBe(false);
  });
});

it('describes the exchange that docs/endpoint.md shows', async () => {
  const { exchanges } = await captureExchanges();
  expect(exchanges.map(({ status }) => status)).toContain(404);
  for (const { path, request, status, answer } of exchanges) {
    const operation = document.paths[`/${path}`]?.['post'];
    const content = operation?.requestBody?.['content'] as Record<string, { schema: unknown }>;
    const { status: _, ...ids } = request as Record<string, unknown>;
    expect(validatorOf(content['application/json']?.schema).safeParse(ids)).toMatchObject({ success: true });
    expect(validatorOf(answerSchema(operation, status)).safeParse(answer)).toMatchObject({
      success: true,
      data: answer,
    });
  }
});

it('has each code with the statuses that docs/errors.md has for it', () => {
  const general = ['404 not-found', '405 method-not-allowed'];
  const used = ROUTES.flatMap((route) => answersOf(route).problems.map(([status, code]) => `${status} ${code}`));
  const noted = Object.entries(PROBLEM_NOTES).flatMap(([code, { status }]) => status.map((one) => `${one} ${code}`));
  expect([...new Set([...used, ...general])].sort()).toEqual(noted.sort());
});
