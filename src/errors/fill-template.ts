import { hasOwn } from './has-own.ts';

/** The names between braces in a text: `Placeholders<'{n} of {total}'>` is `'n' | 'total'`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values that the placeholders of a text take; `{}` when it has none. */
export type TemplateParams<Text extends string> = { [Name in Placeholders<Text>]: string | number };

/**
 * Replaces `{name}` placeholders in one pass: a value that contains braces itself is inserted unchanged.
 * A placeholder without a value stays in the text, so that the mistake is visible.
 */
export function fillTemplate(text: string, params: object): string {
  if (!text.includes('{')) return text;
  const values = params as Record<string, unknown>;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : String(value);
  });
}
