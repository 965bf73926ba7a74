import type { Issue } from '../errors/issue.ts';
import type { Label } from './labels.ts';

function installmentLabel(issue: Issue, label: Label): string {
  switch (issue.code) {
    case 'installment-below-minimum':
      return label('reasonInstallmentBelow');
    case 'installment-shop':
      return label('reasonInstallmentShop');
    default:
      return label('errorInstallment', { n: issue.params?.max ?? 0 });
  }
}

/**
 * What the shopper reads beside the control that a selection's issue belongs to.
 *
 * @returns null for a field that no shopper fills in; then `issueMessage` tells the developer.
 */
export function issueLabel(issue: Issue, label: Label): string | null {
  switch (issue.field) {
    case 'selection.payMethod':
      return label('errorMethod');
    case 'selection.cardIssuer':
      return label('errorIssuer');
    case 'selection.installment':
      return installmentLabel(issue, label);
    case 'selection.cashReceipt':
      return label('errorReceipt');
    case 'selection.escrow':
      return label('errorEscrow');
    case 'selection.phoneNumber':
      return label('errorPhone');
    default:
      return null;
  }
}
