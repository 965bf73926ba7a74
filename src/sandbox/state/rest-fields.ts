import { isObject, numberOf } from './sandbox-http.ts';

/** The body of a REST call. In a form every value is text. */
export interface CallBody {
  fields: Readonly<Record<string, unknown>>;
  isForm: boolean;
}

/** What PortOne documents about a field. */
export interface Field {
  type: 'text' | 'number' | 'integer' | 'object' | 'list';
  required?: true;
  /** In characters. */
  maxLength?: number;
  shape?: RegExp;
  /** The expected format, for the message. */
  hint?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** Reads a JSON or form body. `name[]` of a form becomes a list; anything unreadable becomes `{}`. */
export async function readCall(request: Request): Promise<CallBody> {
  const text = await request.text();
  if (!(request.headers.get('content-type') ?? '').includes('json')) return { fields: readForm(text), isForm: true };
  try {
    const value: unknown = JSON.parse(text);
    return { fields: isObject(value) ? value : {}, isForm: false };
  } catch {
    return { fields: {}, isForm: false };
  }
}

function readForm(text: string): Record<string, unknown> {
  const form = new URLSearchParams(text);
  const fields: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const isList = name.endsWith('[]');
    fields[isList ? name.slice(0, -2) : name] = isList ? form.getAll(name) : form.get(name);
  }
  return fields;
}

/**
 * The first invalid field of a body, in the words of PortOne; null when there is none. Unknown fields are ignored.
 * The message has the field's name and expected format, never its value, which may be card data.
 */
export function fieldProblem({ fields, isForm }: CallBody, expected: Fields, prefix = ''): string | null {
  for (const [name, field] of Object.entries(expected)) {
    const value = fields[name];
    const isMissing = value === undefined || value === null || value === '';
    if (isMissing && field.required) return `${prefix}${name} 값은 필수입니다.`;
    if (!isMissing && !isValid(value, field, isForm))
      return `${prefix}${name} 값은 ${expectation(field)}이어야 합니다.`;
  }
  return null;
}

function isValid(value: unknown, field: Field, isForm: boolean): boolean {
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return false;
      return [...value].length <= (field.maxLength ?? Number.POSITIVE_INFINITY) && (field.shape?.test(value) ?? true);
    case 'object':
      return isObject(value);
    case 'list':
      return Array.isArray(value);
    default: {
      const number = isForm || typeof value === 'number' ? (numberOf(value) ?? Number.NaN) : Number.NaN;
      return field.type === 'integer' ? Number.isInteger(number) : Number.isFinite(number);
    }
  }
}

const TYPES = { text: '문자열', number: '숫자', integer: '정수', object: '객체', list: '배열' } as const;

function expectation({ type, maxLength, hint }: Field): string {
  if (hint !== undefined) return `${hint} 형식`;
  return maxLength === undefined ? TYPES[type] : `${maxLength}자 이하의 ${TYPES[type]}`;
}

export function text(maxLength?: number): Field {
  return maxLength === undefined ? { type: 'text' } : { type: 'text', maxLength };
}

export function required(field: Field): Field {
  return { ...field, required: true };
}
