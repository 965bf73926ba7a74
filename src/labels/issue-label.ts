import type { Issue } from '../errors/issue.ts';
import type { Selection } from '../schema/selection.ts';
import { errorKey } from './label-keys.ts';
import type { Label } from './labels.ts';

/** The fields of a selection that a shopper fills in. */
const FIELDS = [
  'payMethod',
  'cardIssuer',
  'installment',
  'cashReceipt',
  'escrow',
  'phoneNumber',
] as const satisfies readonly (keyof Selection)[];

/**
 * The sentence a shopper reads beside the control that an issue of the selection belongs to.
 *
 * @returns null for a field that no shopper fills in; `issueMessage` explains those to the developer.
 */
export function issueLabel(issue: Issue, label: Label): string | null {
  switch (issue.code) {
    case 'installment-below-minimum':
    case 'installment-shop':
      return label(errorKey(issue.code));
    case 'installment-months':
      return label(errorKey(issue.code), { n: issue.params?.max ?? 0 });
  }
  const field = FIELDS.find((name) => issue.field === `selection.${name}`);
  return field ? label(errorKey(field)) : null;
}
