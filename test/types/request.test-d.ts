import { describe, expectTypeOf, it } from 'vitest';
import { buildRequest, type RequestInput } from '../../src/request/build-request.ts';
import type { CheckedSelection } from '../../src/schema/selection.ts';
import type { ImpRequest } from '../../src/wire/imp-request.ts';

describe('buildRequest', () => {
  it('takes the kit’s words and gives PortOne’s', () => {
    expectTypeOf(buildRequest).parameter(0).toEqualTypeOf<RequestInput>();
    expectTypeOf(buildRequest).returns.toEqualTypeOf<ImpRequest>();
    expectTypeOf<CheckedSelection>().toExtend<RequestInput['selection']>();
  });

  it('has no place for what Kiwoom Pay’s window does not take', () => {
    expectTypeOf<ImpRequest>().not.toHaveProperty('customer_uid');
    expectTypeOf<ImpRequest>().not.toHaveProperty('confirm_url');
    expectTypeOf<ImpRequest>().not.toHaveProperty('tier_code');
  });
});
