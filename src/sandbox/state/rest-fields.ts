import { isObject, numberOf } from './sandbox-http.ts';

/** What was sent to a REST call, with the form it came in: in a form everything is text. */
export interface CallBody {
  fields: Readonly<Record<string, unknown>>;
  isForm: boolean;
}

/** What PortOne documents of one field. */
export interface Field {
  type: 'text' | 'number' | 'integer' | 'object' | 'list';
  required?: true;
  /** Characters. */
  most?: number;
  shape?: RegExp;
  /** How it should look, for the message. */
  hint?: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** A body as JSON or as a form, whose `name[]` become lists; `{}` for anything unreadable. */
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
 * The first thing wrong with a body, in PortOne's manner; null when all is well. Unknown fields are nobody's business.
 * Names the field and what is expected of it, never its value: that may be a card's.
 */
export function fieldProblem({ fields, isForm }: CallBody, wanted: Fields, prefix = ''): string | null {
  for (const [name, field] of Object.entries(wanted)) {
    const value = fields[name];
    const isMissing = value === undefined || value === null || value === '';
    if (isMissing && field.required) return `${prefix}${name} 값은 필수입니다.`;
    if (!isMissing && !fits(value, field, isForm)) return `${prefix}${name} 값은 ${expectation(field)}이어야 합니다.`;
  }
  return null;
}

function fits(value: unknown, field: Field, isForm: boolean): boolean {
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') return false;
      return [...value].length <= (field.most ?? Number.POSITIVE_INFINITY) && (field.shape?.test(value) ?? true);
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

function expectation({ type, most, hint }: Field): string {
  if (hint !== undefined) return `${hint} 형식`;
  return most === undefined ? TYPES[type] : `${most}자 이하의 ${TYPES[type]}`;
}

export function text(most?: number): Field {
  return most === undefined ? { type: 'text' } : { type: 'text', most };
}

export function required(field: Field): Field {
  return { ...field, required: true };
}
