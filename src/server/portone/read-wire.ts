import * as z from 'zod/mini';

/**
 * Pieces of tolerant schemas: the API may grow and change words, so what is absent or odd becomes null.
 * Fields that money hangs on are not read with these.
 */
export const text = lenient((value) => (typeof value === 'string' ? value : null));
export const count = lenient((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
export const flag = lenient((value) => (typeof value === 'boolean' ? value : false));

/** Not `z.catch`: most of these fields are absent, and each would make an issue to be thrown away. */
function lenient<Value>(read: (value: unknown) => Value) {
  return z.pipe(z.optional(z.unknown()), z.transform(read));
}

/** The API writes 0 for a time that did not come. */
export function time(seconds: number | null): number | null {
  return seconds === 0 ? null : seconds;
}

type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;
export type CamelKeys<T> = { [K in keyof T & string as Camel<K>]: T[K] };

export function camelKeys<T extends object>(wire: T): CamelKeys<T> {
  const entries = Object.entries(wire).map(([key, value]) => [camel(key), value]);
  return Object.fromEntries(entries) as CamelKeys<T>;
}

/** Keys of schemas, and none from outside: it stays small. */
const CAMEL = new Map<string, string>();

function camel(key: string): string {
  const known = CAMEL.get(key);
  if (known !== undefined) return known;
  const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  CAMEL.set(key, name);
  return name;
}
