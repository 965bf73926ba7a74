let table: ReadonlySet<string> | null | undefined;

/** KS X 1001 uses rows 0xA1 to 0xFE; rows 0xC9 and 0xFE are user-defined. */
const USER_DEFINED_ROWS = new Set([0xc9, 0xfe]);

/** Characters added in 1998 (€, ®, postal code); engines and older systems disagree about them. */
function isLateAddition(row: number, cell: number): boolean {
  return row === 0xa2 && cell >= 0xe6;
}

/** Every position of the table as two bytes each. */
function allPositions(): Uint8Array {
  const bytes: number[] = [];
  for (let row = 0xa1; row <= 0xfe; row += 1) {
    if (USER_DEFINED_ROWS.has(row)) continue;
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      if (!isLateAddition(row, cell)) bytes.push(row, cell);
    }
  }
  return new Uint8Array(bytes);
}

/**
 * The 8,224 two-byte characters of KS X 1001, decoded on first use. The label `euc-kr` means the larger Windows set,
 * whose additional Hangul are outside these rows.
 *
 * @returns null where the runtime has no legacy encodings.
 */
function buildTable(): ReadonlySet<string> | null {
  try {
    const characters = new Set(new TextDecoder('euc-kr').decode(allPositions()));
    characters.delete('\ufffd');
    return characters;
  } catch {
    return null;
  }
}

/** Can EUC-KR (KS X 1001) encode this code point? */
export function isPrintable(character: string): boolean {
  if (/^[ -~]$/.test(character)) return true;
  if (table === undefined) table = buildTable();
  // Without a table only the certain cases are reported: no Korean standard has characters outside the basic plane.
  return table ? table.has(character) : character.length === 1 && !/\p{C}/u.test(character);
}

export function isAllPrintable(text: string): boolean {
  return [...text].every(isPrintable);
}

export function graphemes(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return [...text];
  return Array.from(new Intl.Segmenter('ko').segment(text), ({ segment }) => segment);
}

/**
 * The characters of a text that EUC-KR (KS X 1001) cannot encode, each once, by grapheme: an emoji made of several
 * code points is one. Kiwoom Pay's window uses EUC-KR and garbles them.
 *
 * @example unprintableCharacters('똠양꿍 🍜') // ['똠', '🍜']
 */
export function unprintableCharacters(text: string): string[] {
  // Names from macOS files have decomposed Hangul (NFD); composed they are ordinary syllables.
  const composed = text.normalize('NFC');
  // Dividing into graphemes is slow, and most texts need none of it.
  if (isAllPrintable(composed)) return [];
  const found = graphemes(composed).filter((grapheme) => !isAllPrintable(grapheme));
  return [...new Set(found)];
}
