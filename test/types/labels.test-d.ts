import { describe, expectTypeOf, it } from 'vitest';
import { createLabels } from '../../src/labels/create-labels.ts';
import type { Label, LabelKey, LabelParams, Labels } from '../../src/labels/labels.ts';
import { ko } from '../../src/locales/ko.ts';

declare const label: Label;

describe('labels', () => {
  it('ask for the values of their places', () => {
    expectTypeOf<LabelParams<'payButton'>>().toEqualTypeOf<{ amount: string | number }>();
    expectTypeOf<keyof LabelParams<'accountLeftDays'>>().toEqualTypeOf<'d' | 'h' | 'm'>();
    expectTypeOf<keyof LabelParams<'methodCard'>>().toBeNever();
    label('payButton', { amount: '64,900원' });
    label('methodCard');
    // @ts-expect-error the amount is missing
    label('payButton');
    // @ts-expect-error the place is called amount
    label('payButton', { price: 1 });
    // @ts-expect-error there is no place
    label('methodCard', { amount: 1 });
    // @ts-expect-error no such label
    label('payNow');
  });

  it('are replaced by text or by a typed function', () => {
    createLabels(ko, { methodCard: '카드', payButton: ({ amount }) => `${amount} 결제` });
    // @ts-expect-error there is no such place
    createLabels(ko, { payButton: ({ price }) => `${price}` });
    // @ts-expect-error no such language
    createLabels('fr');
    expectTypeOf<keyof Labels>().toEqualTypeOf<LabelKey>();
    expectTypeOf<'issuer361' | 'carrierSKT' | 'failurePopupBlocked'>().toExtend<LabelKey>();
  });
});
