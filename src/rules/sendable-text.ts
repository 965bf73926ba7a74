import { graphemes, isAllPrintable } from './euc-kr.ts';

/** Signs that are common in Korean shops and have no place in EUC-KR, and how a shop would write them by hand. */
const WRITTEN_AS: ReadonlyMap<string, string> = new Map([
  ['–', '-'],
  ['—', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['•', '·'],
  ['₩', 'W'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['©', '(c)'],
  ['®', '(R)'],
]);

/** What EUC-KR can encode instead of a grapheme: accents go, wide forms become plain. Null when there is nothing. */
function substituteOf(grapheme: string): string | null {
  const written = WRITTEN_AS.get(grapheme);
  if (written !== undefined) return written;
  if (/^\s+$/u.test(grapheme)) return ' ';
  // Zero-width characters and controls show nothing.
  if (/^[\p{Cf}\p{Cc}\p{Mn}]+$/u.test(grapheme)) return '';
  const candidates = [grapheme.normalize('NFKC'), grapheme.normalize('NFKD').replace(/\p{Mn}/gu, '')];
  return candidates.find((text) => text !== '' && isAllPrintable(text)) ?? null;
}

export interface SendableText {
  text: string;
  /** Characters that had to be dropped, because nothing can be written in their place. */
  dropped: readonly string[];
}

/**
 * A text as Kiwoom Pay's window, which uses EUC-KR (KS X 1001), can show it: composed (NFC), `Á` as `A`, `–` as `-`,
 * without what has no equivalent there (an emoji, a rare syllable), white space folded.
 */
export function toSendable(input: string): SendableText {
  const composed = input.normalize('NFC');
  if (isAllPrintable(composed)) return { text: folded(composed), dropped: [] };
  const dropped: string[] = [];
  const parts = graphemes(composed).map((grapheme) => {
    if (isAllPrintable(grapheme)) return grapheme;
    const substitute = substituteOf(grapheme);
    if (substitute === null) dropped.push(grapheme);
    return substitute ?? ' ';
  });
  return { text: folded(parts.join('')), dropped };
}

function folded(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}

/** At most `max` characters, never half of a grapheme; `end` marks the place where it was cut. */
export function shortenText(text: string, max: number, end = ''): string {
  if (text.length <= max) return text;
  let short = '';
  for (const grapheme of graphemes(text)) {
    if (short.length + grapheme.length + end.length > max) break;
    short += grapheme;
  }
  return `${short.trimEnd()}${end}`;
}
