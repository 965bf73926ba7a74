import * as z from 'zod/mini';

/**
 * Pieces of tolerant schemas: the API may grow and change words, so what is absent or odd becomes null.
 * Fields that money hangs on are not read with these.
 */
export const text = z.catch(z.nullable(z.string()), null);
export const count = z.catch(z.nullable(z.number()), null);
export const flag = z.catch(z.boolean(), false);

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

function camel(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
