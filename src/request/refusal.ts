import { CheckoutError } from '../errors/checkout-error.ts';
import type { Issue } from '../errors/issue.ts';
import { issueMessage } from '../labels/issue-messages.ts';

type RefusalCode = 'invalid-merchant' | 'invalid-order' | 'invalid-selection';

/**
 * The error for invalid fields. In development it states for each field what is wrong and what to do. A production
 * bundle drops those texts, which only developers read, and names field and code.
 */
export function refusal(code: RefusalCode, issues: readonly Issue[]): CheckoutError {
  try {
    if (process.env.NODE_ENV !== 'production') {
      return new CheckoutError(code, { issues, details: issues.map((issue) => issueMessage(issue, 'en')).join(' ') });
    }
  } catch {
    // A page without a bundler has no `process`.
  }
  return new CheckoutError(code, { issues });
}
