import type * as z from 'zod/mini';
import type { Issue } from '../../errors/issue.ts';
import { type Parsed, parseWith } from '../../schema/issues.ts';
import { PortOneError } from './portone-error.ts';

/**
 * Input that passed, or an error that names the fields and says nothing of their values.
 *
 * @param call names the function, as in `subscribe.onetime`
 * @throws PortOneError `invalid-input` with `issues`
 */
export function checkInput<T>(call: string, schema: z.ZodMiniType<T>, input: unknown): T {
  return accept(call, parseWith(schema, input));
}

/** The same for what was parsed already. */
export function accept<T>(call: string, parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  const { issues } = parsed;
  throw new PortOneError(
    'invalid-input',
    `${call} was given input that cannot be sent: ${issues.map(describe).join(', ')}. PortOne was not asked. Correct the fields named here; \`issues\` has them as data.`,
    { issues },
  );
}

function describe({ field, code }: Issue): string {
  return `${field} (${code})`;
}

/** A body without what was not given. */
export function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Query pairs without what was not given. */
export function query(values: Record<string, string | number | undefined>): [string, string][] {
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
}
