import * as z from 'zod/mini';
import { CARD_ISSUERS, type CardIssuer, monthsOfIssuer } from '../rules/card-issuer-codes.ts';
import { hasCashReceipt } from '../rules/cash-receipt-rules.ts';
import { canUseEscrow } from '../rules/escrow-rules.ts';
import {
  type InstallmentTerms,
  installmentsClosedBecause,
  isInstallmentAllowed,
  offeredMonths,
} from '../rules/installment-rules.ts';
import { DEFAULT_PAY_METHODS, PAY_METHODS, type PayMethod, traitsOf } from '../rules/pay-method-traits.ts';
import { type Checked, markChecked } from './checked.ts';
import { type Issue, parseWith, rule } from './issues.ts';
import { escrowPolicy, isCheckedMerchant, type Merchant } from './merchant.ts';

/** What the shopper chose, as form values. */
export interface Selection {
  payMethod: PayMethod;
  /** KFTC code; when empty or absent, the shopper chooses the issuer in the payment window. */
  cardIssuer?: CardIssuer | '' | undefined;
  /** Months; 0 is a lump sum; when absent, the shopper chooses in the payment window. */
  installment?: number | undefined;
  /** Radio buttons have the values `'yes'` and `'no'`. */
  cashReceipt?: boolean | 'yes' | 'no' | undefined;
  escrow?: boolean | undefined;
  /** For phone payments; digits. */
  phoneNumber?: string | undefined;
}

interface PaySelection {
  payMethod: PayMethod;
  cardIssuer?: CardIssuer;
  installment?: number;
  cashReceipt?: boolean;
  escrow?: boolean;
  phoneNumber?: string;
}

/** A selection that passed `parseSelection`: frozen, only what the pay method takes, yes and no as booleans. */
export type CheckedSelection = Checked<PaySelection>;

export interface SelectionContext {
  merchant: Merchant;
  /** Won. */
  amount: number;
}

export type ParsedSelection = { ok: true; selection: CheckedSelection } | { ok: false; issues: Issue[] };

/** An empty form field is `''`, `null` or `undefined`, and the numbers of a `<select>` are strings. */
const loose = z.object({
  payMethod: z.enum(Object.keys(PAY_METHODS) as PayMethod[]),
  cardIssuer: z.nullish(z.enum(['', ...(Object.keys(CARD_ISSUERS) as CardIssuer[])])),
  installment: z.nullish(
    z.union([z.number(), z.string().check(rule('not-digits', (value) => !/^\d{0,2}$/.test(value)))]),
  ),
  cashReceipt: z.nullish(z.union([z.boolean(), z.enum(['yes', 'no', ''])])),
  escrow: z.nullish(z.boolean()),
  phoneNumber: z.nullish(z.string()),
});

type Loose = z.output<typeof loose>;

export function offeredPayMethods({ payMethods }: Merchant): readonly PayMethod[] {
  return payMethods ?? DEFAULT_PAY_METHODS;
}

/** The initial form values: the first pay method, no issuer, a lump sum. The cash receipt has no default. */
export function defaultSelection(merchant: Merchant): Selection {
  const [first = 'card'] = offeredPayMethods(merchant);
  return { payMethod: first, cardIssuer: '', installment: 0, escrow: false };
}

/** What each selection was checked against. Both are frozen, so the result holds for the same merchant and amount. */
const passed = new WeakMap<object, SelectionContext>();

function isCheckedFor(input: unknown, { merchant, amount }: SelectionContext): input is CheckedSelection {
  const context = typeof input === 'object' && input !== null ? passed.get(input) : undefined;
  return context?.merchant === merchant && context.amount === amount;
}

/**
 * Checks what a shopper chose against the shop and the amount. A selection that passed before for the same merchant
 * and amount is returned as it is.
 *
 * Fields that the pay method does not take are dropped, because a form still has them from an earlier pay method.
 * A value that the method takes but the shop does not allow is an issue, never silently changed.
 */
export function parseSelection(input: unknown, context: SelectionContext): ParsedSelection {
  if (isCheckedFor(input, context)) return { ok: true, selection: input };
  const shape = parseWith<Loose>(loose, input, { prefix: 'selection' });
  if (!shape.ok) return shape;
  const choice = shape.value;
  const { payMethod } = choice;
  if (!offeredPayMethods(context.merchant).includes(payMethod)) {
    return { ok: false, issues: [{ field: 'selection.payMethod', code: 'not-offered', params: { payMethod } }] };
  }
  const parts = [
    cardPart(choice, context),
    receiptPart(choice, context),
    escrowPart(choice, context),
    phonePart(choice),
  ];
  const issues = parts.flatMap((part) => (part && 'issue' in part ? [part.issue] : []));
  if (issues.length > 0) return { ok: false, issues };
  const selection: CheckedSelection = markChecked(Object.assign({ payMethod }, ...parts));
  if (isCheckedMerchant(context.merchant)) passed.set(selection, context);
  return { ok: true, selection };
}

/** A part of the checked selection, or its issue. */
type Part = Partial<PaySelection> | { issue: Issue };

function cardPart({ payMethod, cardIssuer, installment }: Loose, { merchant, amount }: SelectionContext): Part {
  if (!traitsOf(payMethod).cardOptions) return {};
  const issuer = cardIssuer ? { cardIssuer } : {};
  if (installment === undefined || installment === null || installment === '') return issuer;
  const months = Number(installment);
  const issuerMonths = monthsOfIssuer({ issuerQuotas: merchant.issuerQuotas, ...issuer });
  const terms = { amount, cardQuota: merchant.cardQuota, issuerMonths };
  if (isInstallmentAllowed({ ...terms, months })) return { ...issuer, installment: months };
  return { issue: installmentIssue(terms, months) };
}

function installmentIssue(terms: InstallmentTerms, months: number): Issue {
  const field = 'selection.installment';
  switch (installmentsClosedBecause(terms)) {
    case 'below-minimum':
      return { field, code: 'installment-below-minimum', params: { months, amount: terms.amount } };
    case 'shop':
      return { field, code: 'installment-shop', params: { months } };
    case null:
      return { field, code: 'installment-months', params: { months, max: Math.max(...offeredMonths(terms)) } };
  }
}

function receiptPart({ payMethod, cashReceipt }: Loose, { merchant }: SelectionContext): Part {
  if (!hasCashReceipt(payMethod) || merchant.cashReceipt === 'off') return {};
  if (cashReceipt === undefined || cashReceipt === null || cashReceipt === '') {
    return { issue: { field: 'selection.cashReceipt', code: 'required' } };
  }
  return { cashReceipt: cashReceipt === true || cashReceipt === 'yes' };
}

function escrowPart({ payMethod, escrow }: Loose, { merchant }: SelectionContext): Part {
  if (!traitsOf(payMethod).escrow) return {};
  if (canUseEscrow(payMethod, merchant) && escrowPolicy(merchant) === 'always') return { escrow: true };
  if (!escrow) return {};
  if (merchant.digital) return { issue: { field: 'selection.escrow', code: 'escrow-digital' } };
  if (escrowPolicy(merchant) === 'off') return { issue: { field: 'selection.escrow', code: 'escrow-off' } };
  return { escrow: true };
}

function phonePart({ payMethod, phoneNumber }: Loose): Part {
  if (!traitsOf(payMethod).carriers || !phoneNumber) return {};
  const digits = phoneNumber.replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) return { phoneNumber: digits };
  return { issue: { field: 'selection.phoneNumber', code: 'not-digits' } };
}
