import type * as z from 'zod/mini';
import { type Card, parseCard } from '../../schema/card.ts';
import { HttpProblem, readBody } from './http.ts';

/** The body of a request that may contain a card. @throws HttpProblem 400, 413, 415 */
export async function readCardRequest<T>(request: Request, schema: z.ZodMiniType<T>): Promise<T> {
  const parsed = schema.safeParse(await readBody(request, ['application/json']));
  if (parsed.success) return parsed.data;
  // Only names: a value may be part of a card.
  const names = [...new Set(parsed.error.issues.map(({ path }) => path.map(String).join('.') || 'the body'))];
  throw new HttpProblem(400, 'invalid-request', `Invalid: ${names.join(', ')}.`);
}

/** @throws HttpProblem 400, with the fields and without their values */
export function readCard(input: unknown, now: number): Card {
  const parsed = parseCard(input, { checkDigit: true, now });
  if (parsed.ok) return parsed.value;
  throw new HttpProblem(400, 'invalid-card', 'The card is invalid.', {}, { issues: parsed.issues });
}
