import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Buyer, fitBuyer } from '../../src/rules/buyer-fields.ts';
import { unprintableCharacters } from '../../src/rules/euc-kr.ts';

const sentOf = (buyer: Record<string, unknown>) => fitBuyer(buyer).buyer ?? {};

describe('fitBuyer', () => {
  it.each<[keyof Buyer, string, string]>([
    ['name', 'Álvaro Núñez', 'Alvaro Nunez'],
    ['name', 'Maximiliana Alexandra Smith', 'Maximiliana Alex'],
    ['name', '홍길동'.normalize('NFD'), '홍길동'],
    ['name', '김키움\u200b', '김키움'],
    ['tel', '010-1234-5678', '010-1234-5678'],
    ['tel', '+82 (0)10-1234-5678', '01012345678'],
    ['tel', '+82 10 1234 5678 ', '+82 10 1234 5678'],
    ['tel', '０１０－１２３４－５６７８', '010-1234-5678'],
    ['tel', '+1 (415) 555-2671 ext', '+14155552671'],
    ['tel', '010-1234-5678 x', '01012345678'],
    ['tel', 'tel 010 1234 567', '0101234567'],
    ['tel', '010 1234 5678+a', '01012345678'],
    ['tel', 'a+82 10 1234 567', '82101234567'],
    ['postcode', '04524', '04524'],
    ['postcode', '  045 - 24  ', '045 - 24'],
    ['postcode', '0 4 5 2 4 0', '045240'],
    ['postcode', 'SW1A 1AA 0', 'SW1A1AA0'],
    ['address', '가'.repeat(129), '가'.repeat(128)],
    ['address', '서울 성동구 – 1층', '서울 성동구 - 1층'],
  ])('sends the %s %j as %j', (field, given, sent) => {
    expect(sentOf({ [field]: given })).toEqual({ [field]: sent });
  });

  it.each<[keyof Buyer, unknown]>([
    // A name without one of its syllables is that of somebody else.
    ['name', '김똠'],
    ['name', '🎂'],
    ['name', 42],
    ['email', `${'a'.repeat(60)}@example.com`],
    ['email', 'kim@예시.한국'],
    ['tel', '+1 415 555 2671 415 555 2671'],
    ['tel', 1_012_345_678],
    ['postcode', '12345-67890'],
    ['address', '뷁길 3'],
  ])('leaves out the %s %j', (field, given) => {
    expect(fitBuyer({ [field]: given, name: '김키움', ...(field === 'name' && { name: given }) })).toMatchObject({
      omitted: [field],
    });
  });

  it.each([[null], ['김키움'], [[]], [{}], [{ name: null, tel: '' }]])('takes %j for no buyer', (given) => {
    expect(fitBuyer(given).buyer).toBeUndefined();
  });

  it('names what is not sent as it was given, without its value', () => {
    const given = { name: '홍길동'.normalize('NFD'), tel: '+82 (0)10-1234-5678', email: '한' };
    expect(fitBuyer(given)).toMatchObject({ changed: ['tel'], omitted: ['email'] });
  });

  it('sends nothing that PortOne or Kiwoom Pay would refuse, whatever it is given', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 200 }));
    const buyers = fc.record({ name: text, tel: text, email: text, address: text, postcode: text });
    const limits = { name: 16, tel: 16, email: 64, address: 128, postcode: 8 };
    fc.assert(
      fc.property(buyers, (given) => {
        for (const [field, value] of Object.entries(sentOf(given)) as [keyof Buyer, string][]) {
          expect(value.length).toBeLessThanOrEqual(limits[field]);
          expect(value.trim()).not.toBe('');
          if (field === 'name' || field === 'address') expect(unprintableCharacters(value)).toEqual([]);
        }
      }),
    );
  });
});
