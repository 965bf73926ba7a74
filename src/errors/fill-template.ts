/** The names between braces in a text: `Placeholders<'{n} of {total}'>` is `'n' | 'total'`. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** What a text with placeholders needs to become a sentence; `{}` when it has none. */
export type TemplateParams<Text extends string> = { [Name in Placeholders<Text>]: string | number };

/**
 * Puts the values into `{name}` places, in one pass: a value that itself contains braces stays as it is.
 * A place without a value is left standing, so that the mistake can be seen.
 */
export function fillTemplate(text: string, params: object): string {
  const values = params as Record<string, unknown>;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : String(value);
  });
}
