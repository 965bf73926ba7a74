/** How one field writes what is typed into it: from any text to the text that stands there. */
export type Format = (text: string) => string;

/** ASCII digits of a text. Full-width ones, as East Asian keyboards make them, count. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** Digits in groups: `grouped([4, 4, 4, 4], ' ')` writes `9410 1234 5678 9012`. What is too much falls off the end. */
export function grouped(groups: readonly number[], separator: string): Format {
  return (text) => {
    const digits = digitsOf(text);
    let at = 0;
    const parts = groups.map((length) => {
      at += length;
      return digits.slice(at - length, at);
    });
    return parts.filter(Boolean).join(separator);
  };
}

/** `MM / YY`. Takes a year of four digits as well, and `YYYY-MM`, which is what a browser may fill in. */
export function formatExpiry(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const machine = /^20(\d{2})\D?(0[1-9]|1[0-2])$/.exec(plain);
  if (machine) return `${machine[2]} / ${machine[1]}`;
  const written = /^(\d)\D/.exec(plain);
  const typed = written ? `0${digitsOf(plain)}` : digitsOf(plain);
  // No month begins with these.
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  const month = digits.slice(0, 2);
  const rest = digits.slice(2);
  const year = /^20\d{2}/.test(rest) ? rest.slice(2, 4) : rest.slice(0, rest.startsWith('20') ? 3 : 2);
  if (year !== '') return `${month} / ${year}`;
  return /\D\s*$/.test(plain) && month.length === 2 ? `${month} / ` : month;
}

/**
 * Writes an input anew after it was typed into, with the caret behind the same digit as before.
 *
 * @param back the change was a press on Backspace: the caret then stays before a separator, so that the next press
 * meets a digit
 */
export function rewrite(input: HTMLInputElement, format: Format, back: boolean): void {
  const { value, selectionStart } = input;
  const caret = selectionStart ?? value.length;
  const atEnd = caret === value.length;
  const next = back && atEnd ? format(value).replace(/\D+$/, '') : format(value);
  if (next === value) return;
  const before = digitsOf(value.slice(0, caret)).length;
  input.value = next;
  const position = atEnd ? next.length : behindDigit(next, before, back);
  input.setSelectionRange(position, position);
}

function behindDigit(text: string, count: number, back: boolean): number {
  let seen = 0;
  let position = 0;
  while (position < text.length && seen < count) {
    if (/\d/.test(text.charAt(position))) seen += 1;
    position += 1;
  }
  if (back) return position;
  while (position < text.length && /\D/.test(text.charAt(position))) position += 1;
  return position;
}
