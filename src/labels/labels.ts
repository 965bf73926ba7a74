import type { TemplateParams } from '../errors/fill-template.ts';
import type { cardsKo } from './cards-ko.ts';
import type { checkoutKo } from './checkout-ko.ts';
import type { PluralText } from './plural.ts';

type KoreanLabels = typeof checkoutKo & typeof cardsKo;

export type LabelKey = keyof KoreanLabels;

/** The values a label needs: `LabelParams<'payButton'>` is `{ amount: string | number }`. Amounts arrive formatted. */
export type LabelParams<K extends LabelKey> = TemplateParams<KoreanLabels[K]>;

/** A text, or one for each plural form of its language, chosen by the parameter `n`. */
export type LabelText = string | PluralText;

/**
 * A language, as plain data: a server component can pass it to a client component. Korean is built in; others are
 * imported, `import { en } from 'kiwoom-checkout/locales/en'`.
 */
export interface Locale {
  /** BCP 47 language tag: for `lang` and `Intl`. */
  readonly code: string;
  /** How dates write the month: a number, or the short name. */
  readonly month: 'numeric' | 'short';
  readonly labels: Readonly<Record<LabelKey, LabelText>>;
}

/** Every text a shopper reads. Each can be replaced: by a text with the same placeholders, or by a function. */
export type Labels = { [K in LabelKey]: LabelText | ((params: LabelParams<K>) => string) };

/** The labels a shop replaces. */
export type OwnLabels = { [K in LabelKey]?: Labels[K] | undefined };

export type LabelArgs<K extends LabelKey> = [keyof LabelParams<K>] extends [never] ? [] : [params: LabelParams<K>];

/** Gives the text of a key. A key with placeholders takes their values, any other key takes nothing. */
export interface Label {
  <K extends LabelKey>(key: K, ...params: LabelArgs<K>): string;
  readonly locale: Pick<Locale, 'code' | 'month'>;
}

/** Labels of one language that only some parts need. */
export type LabelTable = Readonly<Partial<Record<LabelKey, LabelText>>>;
