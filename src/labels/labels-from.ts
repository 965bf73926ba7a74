import { fillTemplate } from '../errors/fill-template.ts';
import { checkLocale } from './check-locale.ts';
import { checkoutKo } from './checkout-ko.ts';
import type { Label, LabelArgs, LabelKey, LabelTable, LabelText, Locale, OwnLabels } from './labels.ts';
import { choosePlural } from './plural.ts';

/** Korean without what only the card forms and the shipment form show. */
const KOREAN = { code: 'ko', month: 'numeric', labels: checkoutKo as LabelTable } as const;

/**
 * The labels of one language, some of them replaced by the shop's own.
 *
 * @param locale Korean without one.
 * @param more Korean labels that only some parts need, such as those of the card forms; an imported locale has its own.
 * @throws {CheckoutError} `locale-not-imported`, in development.
 */
export function labelsFrom(locale: Locale | undefined, own: OwnLabels = {}, more?: LabelTable): Label {
  const { code, month, labels } = checkLocale(locale) ?? KOREAN;
  const label: Omit<Label, 'locale'> = (key: LabelKey, params: object = {}) => {
    const given: LabelText | ((params: never) => string) | undefined = own[key];
    // The value of a key and its parameters belong together by type; TypeScript cannot follow that through a union.
    if (typeof given === 'function') return (given as (params: object) => string)(params);
    const text = given ?? labels[key] ?? KOREAN.labels[key] ?? more?.[key] ?? key;
    return fillTemplate(typeof text === 'string' ? text : choosePlural(text, code, params), params);
  };
  return Object.assign(label as <K extends LabelKey>(key: K, ...params: LabelArgs<K>) => string, {
    locale: { code, month },
  });
}
