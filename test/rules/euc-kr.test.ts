import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unprintableCharacters } from '../../src/rules/euc-kr.ts';

/** The 2,350 syllables of KS X 1001 stand in rows 0xB0 to 0xC8. */
function standardSyllables(): string[] {
  const bytes = Array.from({ length: 25 * 94 }, (_, n) => [0xb0 + Math.floor(n / 94), 0xa1 + (n % 94)]).flat();
  return [...new TextDecoder('euc-kr').decode(new Uint8Array(bytes))];
}

const EVERY_SYLLABLE = Array.from({ length: 11_172 }, (_, n) => String.fromCodePoint(0xac00 + n));

describe('unprintableCharacters', () => {
  it('finds nothing in the 2,350 syllables of KS X 1001, and all the others', () => {
    const standard = standardSyllables();
    expect(new Set(standard).size).toBe(2350);
    expect(standard[0]).toBe('가');
    expect(standard.at(-1)).toBe('힝');
    expect(unprintableCharacters(standard.join(''))).toEqual([]);
    expect(unprintableCharacters(EVERY_SYLLABLE.join(''))).toHaveLength(11_172 - 2350);
  });

  it.each([
    ['노르웨이 회전 의자 (블랙) 1+1', []],
    ['Plain ASCII ~!@#$%^&*()_+{}|', []],
    ['大韓民國 ㈜가나 … · × ℃ ★ ①', []],
    ['ｆｕｌｌ　ｗｉｄｔｈ', []],
    ['뷁', ['뷁']],
    ['똠방각하', ['똠']],
    ['똠뷁똠', ['똠', '뷁']],
    ['케이크 🎂', ['🎂']],
    ['가족 👩‍👩‍👧 👍🏽', ['👩‍👩‍👧', '👍🏽']],
    ['Café', ['é']],
    ['₩1,000', ['₩']],
    ['€ ®', ['€', '®']],
    ['两', ['两']],
    ['a\nb', ['\n']],
    ['a\u200bb', ['\u200b']],
    ['', []],
  ])('%j has %j', (text, expected) => {
    expect(unprintableCharacters(text)).toEqual(expected);
  });

  it('reads Hangul taken apart by macOS as the syllables they are', () => {
    expect(unprintableCharacters('노르웨이'.normalize('NFD'))).toEqual([]);
  });

  it('accepts all printable ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(unprintableCharacters(text)).toEqual([]);
      }),
    );
  });

  it('reports only characters that are in the text, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const found = unprintableCharacters(text);
        expect(new Set(found).size).toBe(found.length);
        for (const character of found) expect(text.normalize('NFC')).toContain(character);
      }),
    );
  });

  describe('where the runtime knows no legacy encodings', () => {
    afterEach(() => {
      vi.unstubAllGlobals();
      vi.resetModules();
    });

    it('still reports what no Korean standard has, and claims nothing else', async () => {
      vi.stubGlobal(
        'TextDecoder',
        class {
          constructor() {
            throw new RangeError('unknown encoding');
          }
        },
      );
      vi.resetModules();
      const { unprintableCharacters: find } = await import('../../src/rules/euc-kr.ts');
      expect(find('뷁 의자 🎂')).toEqual(['🎂']);
    });

    it('counts code points where there is no segmenter', async () => {
      vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
      expect(unprintableCharacters('의자 🎂')).toEqual(['🎂']);
    });
  });
});
