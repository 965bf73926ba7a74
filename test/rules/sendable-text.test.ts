import { describe, expect, it } from 'vitest';
import { shortenText, toSendable } from '../../src/rules/sendable-text.ts';

describe('a text for the payment window', () => {
  it.each([
    ['1–2—3‑4−5', '1-2-3-4-5'],
    ['가•나', '가·나'],
    ['₩1 €2 £3', 'W1 EUR2 GBP3'],
    ['©®', '(c)(R)'],
    ['Café Ångström', 'Cafe Angstrom'],
    ['ＡＢＣ１２', 'ＡＢＣ１２'],
    ['ﬁg', 'fig'],
    ['a\u00a0b\tc\r\nd', 'a b c d'],
    ['  두   칸  ', '두 칸'],
    ['한\u200b국\u200e', '한국'],
    ['\u0301\u0301가', '가'],
    ['각', '각'],
  ])('%j is written %j, and nothing of it is dropped', (given, text) => {
    expect(toSendable(given)).toEqual({ text, dropped: [] });
  });

  it.each([
    ['선물🎁세트', '선물 세트', ['🎁']],
    ['👨‍👩‍👧 가족', '가족', ['👨‍👩‍👧']],
    ['똠방각하', '방각하', ['똠']],
    ['뷁', '', ['뷁']],
  ])('of %j what has no equivalent becomes white space: %j', (given, text, dropped) => {
    expect(toSendable(given)).toEqual({ text, dropped });
  });

  it('is not half written: a grapheme of which one part has no equivalent goes as a whole', () => {
    expect(toSendable('A\u20e3')).toEqual({ text: '', dropped: ['A\u20e3'] });
  });
});

describe('a text that is too long', () => {
  it.each([
    ['abc', 3, '', 'abc'],
    ['abcd', 3, '', 'abc'],
    ['abcd', 3, '…', 'ab…'],
    ['ab cd', 4, '…', 'ab…'],
    [' abcd', 4, '', ' abc'],
    ['가👨‍👩‍👧', 5, '', '가'],
  ])('%j fits into %i with %j at its end as %j', (text, max, end, short) => {
    expect(shortenText(text, max, end)).toBe(short);
  });
});
