/** Formats the text of a field: from any input to the text that the field shows. */
export type Format = (text: string) => string;

/** The digits of a text, as ASCII. Full-width digits of East Asian keyboards are converted. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** Digits in groups: `grouped([4, 4, 4, 4], ' ')` gives `9410 1234 5678 9012`. Excess digits are dropped. */
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

/** `MM / YY`. Also accepts a year of four digits, and `YYYY-MM`, as browsers autofill it. */
export function formatExpiry(text: string): string {
  const plain = text.normalize('NFKC').trim();
  const autofilled = /^20(\d{2})\D?(0[1-9]|1[0-2])$/.exec(plain);
  if (autofilled) return `${autofilled[2]} / ${autofilled[1]}`;
  const written = /^(\d)\D/.exec(plain);
  const typed = written ? `0${digitsOf(plain)}` : digitsOf(plain);
  // No month starts with 2 to 9.
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed;
  const month = digits.slice(0, 2);
  const rest = digits.slice(2);
  const year = /^20\d{2}/.test(rest) ? rest.slice(2, 4) : rest.slice(0, rest.startsWith('20') ? 3 : 2);
  if (year !== '') return `${month} / ${year}`;
  return /\D$/.test(plain) && month.length === 2 ? `${month} / ` : month;
}

/**
 * Formats an input after a change, and leaves the caret after the same digit as before.
 *
 * @param isBackspace the change was a press on Backspace: the caret then stays before a separator, so that the next press
 *   deletes a digit
 */
export function reformat(input: HTMLInputElement, format: Format, isBackspace: boolean): void {
  const { value, selectionStart } = input;
  const caret = selectionStart ?? value.length;
  const atEnd = caret === value.length;
  const next = isBackspace && atEnd ? format(value).replace(/\D{1,3}$/, '') : format(value);
  if (next === value) return;
  const before = digitsOf(value.slice(0, caret)).length;
  input.value = next;
  const position = atEnd ? next.length : positionAfter(next, before, isBackspace);
  input.setSelectionRange(position, position);
}

/** The position after that many digits; without a Backspace, after the separator that follows them. */
function positionAfter(text: string, count: number, isBackspace: boolean): number {
  let seen = 0;
  let position = 0;
  while (position < text.length && seen < count) {
    if (/\d/.test(text.charAt(position))) seen += 1;
    position += 1;
  }
  if (isBackspace) return position;
  while (position < text.length && /\D/.test(text.charAt(position))) position += 1;
  return position;
}
