import { describe, expect, it } from 'vitest';
import { carrierDetails, phonePrefill } from '../../src/rules/carriers.ts';

describe('carrierDetails', () => {
  it('enables only these', () => {
    expect(carrierDetails({ only: ['SKT', 'KTF'] })).toEqual([
      { carrier: 'SKT', enabled: true },
      { carrier: 'KTF', enabled: true },
    ]);
  });

  it('disables these and so leaves the others', () => {
    expect(carrierDetails({ except: ['CJH'] })).toEqual([{ carrier: 'CJH', enabled: false }]);
  });

  it('says nothing when nothing was chosen', () => {
    expect(carrierDetails({})).toEqual([]);
  });
});

describe('phonePrefill', () => {
  it.each([
    ['010-1234-5678', { phoneNumber: '01012345678' }],
    ['01012345678', { phoneNumber: '01012345678' }],
    ['', undefined],
    ['-', undefined],
  ])('%j becomes %j', (input, expected) => {
    expect(phonePrefill(input)).toEqual(expected);
  });
});
