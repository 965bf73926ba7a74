import { CheckoutError } from '../errors/checkout-error.ts';
import type { Issue } from '../errors/issue.ts';
import { issueMessage } from '../labels/issue-messages.ts';

type RefusalCode = 'invalid-merchant' | 'invalid-order' | 'invalid-selection';

const ORDER_NAME_HINT = '(orderName() of kiwoom-checkout/core makes a name that can be sent.)';

function isUnsendableName({ field, code }: Issue): boolean {
  return field === 'name' && (code === 'not-euc-kr' || code === 'too-long');
}

/**
 * The error for invalid fields. In development it states for each field what is wrong and what to do. A production
 * bundle drops those texts, which only developers read, and names field and code.
 */
export function refusal(code: RefusalCode, issues: readonly Issue[]): CheckoutError {
  try {
    if (process.env.NODE_ENV !== 'production') {
      const sentences = issues.map((issue) => issueMessage(issue, 'en'));
      if (code === 'invalid-order' && issues.some(isUnsendableName)) sentences.push(ORDER_NAME_HINT);
      return new CheckoutError(code, { issues, details: sentences.join(' ') });
    }
  } catch {
    // A page without a bundler has no `process`.
  }
  return new CheckoutError(code, { issues });
}
