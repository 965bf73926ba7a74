import { describe, expect, it } from 'vitest';
import { createRedactor, maskCardNumbers, maskNumbers } from '../../src/server/portone/redact.ts';

describe('maskCardNumbers', () => {
  it.each([
    '9400000000011111',
    '9400-0000-0001-1111',
    '9400 0000 0001 1111',
    '9400.0000.0001.1111',
    '9400/0000/0001/1111',
    '3782 822463 10005',
    '3056 930902 5904',
    '９４００００００００１１１１１１',
    '９４００－００００－０００１－１１１１',
    '9400　0000　0001　1111',
  ])('takes out %s', (number) => {
    expect(maskCardNumbers(`카드 ${number} 오류`)).toBe('카드 **** 오류');
  });

  it.each(['010-1234-5678', '2026-11-25 10:30:00', '20261125.0930', '승인번호 127345'])('leaves %s', (text) => {
    expect(maskCardNumbers(text)).toBe(text);
  });
});

describe('maskNumbers', () => {
  it.each([
    ['한도초과', '한도초과'],
    ['[8037] 한도초과', '[8037] 한도초과'],
    ['[F1002] 이미 결제', '[F1002] 이미 결제'],
    ['[820213] 오류', '[****] 오류'],
    ['오류 [73]', '오류 [****]'],
    ['73 2901 820213', '****'],
    ['비밀번호 73, 생년 820213', '비밀번호 ****, 생년 ****'],
    ['비밀번호 ７３', '비밀번호 ****'],
  ])('%s becomes %s', (text, shown) => {
    expect(maskNumbers(text)).toBe(shown);
  });
});

describe('what passes through one call', () => {
  it.each([
    ['holder 홍길동 of 110-123-456789', ['홍길동', '110123456789'], 'holder **** of ****'],
    ['Kim 2nd has 20 cards', ['Kim 2nd'], '**** has 20 cards'],
    ['pwd 73 of 1730', ['73'], 'pwd **** of 1730'],
    ['비밀번호 ７３, 카드 ９４１０ １２３４', ['73', '94101234'], '비밀번호 ****, 카드 ****'],
    ['승인 １７３０', ['73'], '승인 １７３０'],
    ['nothing', [''], 'nothing'],
  ])('is taken out of %s', (text, passing, shown) => {
    expect(createRedactor([]).clean(text, passing)).toBe(shown);
  });
});
