import * as z from 'zod/mini';
import type { Issue, IssueCode } from '../errors/issue.ts';

export type { Issue, IssueCode } from '../errors/issue.ts';

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; issues: Issue[] };

type Params = NonNullable<Issue['params']>;

/** A custom check: fails with a code, and with the params of its text, when `find` returns `true` or the params. */
export function rule<Value>(code: IssueCode, find: (value: Value) => boolean | Params): z.core.$ZodCheck<Value> {
  return z.check<Value>(({ value, issues }) => {
    const found = find(value);
    if (found === false) return;
    issues.push({ code: 'custom', input: value, params: { code, ...(found === true ? {} : { params: found }) } });
  });
}

/** The same for an object whose problem belongs to one of its fields. */
export function fieldRule<Value>(
  field: string,
  code: IssueCode,
  find: (value: Value) => boolean | Params,
): z.core.$ZodCheck<Value> {
  return z.check<Value>(({ value, issues }) => {
    const found = find(value);
    if (found === false) return;
    const params = { code, ...(found === true ? {} : { params: found }) };
    issues.push({ code: 'custom', input: value, path: [field], params });
  });
}

export function atMost(max: number) {
  return rule<string>('too-long', (value) => value.length > max && { max, length: value.length });
}

export function notBlank() {
  return rule<string>('required', (value) => value.trim() === '');
}

/** Non-empty text of at most `max` characters. */
export function text(max: number) {
  return z.string().check(notBlank(), atMost(max));
}

/** A field that may be absent; JSON of other languages has null there. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema): z.ZodMiniOptional<Schema> {
  const nullAsAbsent = z.transform((value: unknown): unknown => (value === null ? undefined : value));
  // It accepts null besides its declared input; the output type is the same.
  return z.optional(z.pipe(nullAsAbsent, z.optional(schema))) as unknown as z.ZodMiniOptional<Schema>;
}

/** An optional field of which no value is an issue. Null and undefined are absent. */
export function read<Value>(readValue: (value: unknown) => Value | undefined): z.ZodMiniOptional<z.ZodMiniType<Value>> {
  const schema = z.optional(z.transform((value: unknown) => (value == null ? undefined : readValue(value))));
  return schema as unknown as z.ZodMiniOptional<z.ZodMiniType<Value>>;
}

interface FieldNames {
  /** Before each field. */
  prefix?: string;
  /** The field of an issue about all of it, without a prefix. */
  whole?: string;
}

/** Parses without throwing; every problem becomes an `Issue`. */
export function parseWith<Value>(
  schema: z.ZodMiniType<Value>,
  input: unknown,
  { prefix = '', whole = 'input' }: FieldNames = {},
): Parsed<Value> {
  const result = z.safeParse(schema, input, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, issues: result.error.issues.flatMap((issue) => toIssues(issue, { prefix, whole })) };
}

function toField(path: readonly PropertyKey[], { prefix = '', whole = 'input' }: FieldNames): string {
  const joined = path.map(String).join('.');
  return joined === '' ? prefix || whole : prefix ? `${prefix}.${joined}` : joined;
}

function toIssues(issue: z.core.$ZodIssue, names: FieldNames): Issue[] {
  const field = toField(issue.path, names);
  if (issue.code === 'custom') return [{ field, ...(issue.params as { code: IssueCode; params?: Params }) }];
  if (issue.input === undefined || issue.input === null) return [{ field, code: 'required' }];
  switch (issue.code) {
    case 'invalid_type':
      return [toTypeIssue(field, issue.expected, issue.input)];
    case 'invalid_value':
      return [{ field, code: 'unknown-value', params: { allowed: issue.values.map(String).join(', ') } }];
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ field: `${field}.${key}`, code: 'unknown-key' }));
    case 'invalid_union':
      return toUnionIssues(issue, names);
    default:
      return [toTypeIssue(field, issue.code, issue.input)];
  }
}

function toTypeIssue(field: string, expected: string, input: unknown): Issue {
  if (expected === 'number' && typeof input === 'string') return { field, code: 'number-string' };
  // NaN and Infinity have the type number, but are no amounts.
  if (expected === 'number' && typeof input === 'number') return { field, code: 'not-whole' };
  if (expected.includes('date') && input instanceof Date) return { field, code: 'not-a-date' };
  return { field, code: 'wrong-type', params: { expected, received: Array.isArray(input) ? 'array' : typeof input } };
}

/** The issues of the member with the matching type; when none matches, one issue with all expected types. */
function toUnionIssues(issue: z.core.$ZodIssueInvalidUnion, names: FieldNames): Issue[] {
  const isOfOtherType = (inner: z.core.$ZodIssue) => inner.code === 'invalid_type' && inner.path.length === 0;
  const matching = issue.errors.find((member) => !member.some(isOfOtherType));
  if (matching) return matching.flatMap((inner) => toIssues({ ...inner, path: [...issue.path, ...inner.path] }, names));
  const expected = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return [toTypeIssue(toField(issue.path, names), [...new Set(expected)].join(' or '), issue.input)];
}
