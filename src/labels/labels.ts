import { fillTemplate, type TemplateParams } from '../errors/fill-template.ts';
import type { cardsKo } from './cards-ko.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

export type Locale = 'ko' | 'en';

/** Every word there is, in Korean, by type alone. */
type Words = typeof ko & typeof cardsKo;

export type LabelKey = keyof Words;

/** The values a label needs: `LabelParams<'payButton'>` is `{ amount: string | number }`. Amounts arrive formatted. */
export type LabelParams<K extends LabelKey> = TemplateParams<Words[K]>;

/** Every word a shopper reads. Each can be replaced, by a text with the same `{places}` or by a function. */
export type Labels = { [K in LabelKey]: string | ((params: LabelParams<K>) => string) };

type Args<K extends LabelKey> = [keyof LabelParams<K>] extends [never] ? [] : [params: LabelParams<K>];

/** Gives the words of a key. Keys with places ask for their values, the others take none. */
export type Label = <K extends LabelKey>(key: K, ...params: Args<K>) => string;

/** Words by language and key. */
export type LabelTable = Readonly<Record<Locale, Readonly<Partial<Record<LabelKey, string>>>>>;

/** Some words of the shop's own. */
export type OwnLabels = { [K in LabelKey]?: Labels[K] | undefined };

/** What a checkout with its window says. */
const CHECKOUT_WORDS: LabelTable = { ko, en };

/**
 * The words of one language, with the shop's own in place of some.
 *
 * @param more words that only some parts need, such as those about cards; without it, those keys give themselves.
 */
export function labelsFrom(locale: Locale, own: OwnLabels = {}, more?: LabelTable): Label {
  return (key, ...[params]) => {
    const values = params ?? {};
    const given: string | ((given: never) => string) | undefined = own[key];
    // The value of a key and its parameters belong together by type; TypeScript cannot follow that through a union.
    if (typeof given === 'function') return (given as (values: object) => string)(values);
    return fillTemplate(given ?? CHECKOUT_WORDS[locale][key] ?? more?.[locale][key] ?? key, values);
  };
}
