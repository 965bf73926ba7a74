import { describe, expect, it } from 'vitest';
import type { PaymentFailureCode } from '../../src/errors/payment-failure.ts';
import { createLabels } from '../../src/labels/create-labels.ts';
import { failureLabel } from '../../src/labels/failure-label.ts';

describe('failureLabel', () => {
  it.each(['constructor', '__proto__', 'toString', 'code-of-a-newer-version'])(
    'gives the sentence of `other` for %s, which a `verify` of the shop may answer',
    (code) => {
      const label = createLabels();
      expect(failureLabel({ code: code as PaymentFailureCode }, label)).toBe(failureLabel({ code: 'other' }, label));
    },
  );
});
