/** A text for each plural form that a language tells apart; English has `one` and `other`, Korean `other` alone. */
export interface PluralText {
  readonly one?: string;
  readonly other: string;
}

/** Making one is slow, and a page needs the same few again and again. */
const RULES = new Map<string, Intl.PluralRules>();

/** The form for `params.n`. @param code BCP 47 language tag. */
export function choosePlural(text: PluralText, code: string, params: object): string {
  const n = 'n' in params ? Number(params.n) : Number.NaN;
  if (Number.isNaN(n)) return text.other;
  const rules = RULES.get(code) ?? new Intl.PluralRules(code);
  RULES.set(code, rules);
  const form = rules.select(n);
  return form === 'one' ? (text.one ?? text.other) : text.other;
}
