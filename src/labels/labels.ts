import { fillTemplate, type TemplateParams } from '../errors/fill-template.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

export type Locale = 'ko' | 'en';

export type LabelKey = keyof typeof ko;

/** The values a label needs: `LabelParams<'payButton'>` is `{ amount: string | number }`. Amounts arrive formatted. */
export type LabelParams<K extends LabelKey> = TemplateParams<(typeof ko)[K]>;

/** Every word a shopper reads. Each can be replaced, by a text with the same `{places}` or by a function. */
export type Labels = { [K in LabelKey]: string | ((params: LabelParams<K>) => string) };

type Args<K extends LabelKey> = [keyof LabelParams<K>] extends [never] ? [] : [params: LabelParams<K>];

/** Gives the words of a key. Keys with places ask for their values, the others take none. */
export type Label = <K extends LabelKey>(key: K, ...params: Args<K>) => string;

const TABLES: Record<Locale, Record<LabelKey, string>> = { ko, en };

/**
 * The words of one language, with the shop's own in place of some.
 *
 * @example createLabels('ko', { payButton: ({ amount }) => `${amount} 결제` })('payButton', { amount: '64,900원' })
 */
export function createLabels(locale: Locale, overrides: { [K in LabelKey]?: Labels[K] | undefined } = {}): Label {
  return (key, ...[params]) => {
    const values = params ?? {};
    const own: string | ((given: never) => string) | undefined = overrides[key];
    // The value of a key and its parameters belong together by type; TypeScript cannot follow that through a union.
    if (typeof own === 'function') return (own as (given: object) => string)(values);
    return fillTemplate(own ?? TABLES[locale][key], values);
  };
}
