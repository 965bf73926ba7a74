import { type FormEvent, useId, useRef, useState } from 'react';
import type { Refund, RefundAccount } from './admin-api.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  /** Won that can still be refunded. */
  left: number;
  /** Kiwoom Pay refunds a virtual account to another account, which the shopper has to name. */
  needsAccount: boolean;
  /** Only all of it is refunded: no amount is asked for. */
  isWhole: boolean;
  busy: boolean;
  onRefund: (refund: Refund) => void;
}

type Problems = Partial<Record<keyof RefundAccount, string>>;

/** Refunds a part or all of the remaining amount; for a virtual account to the account that is entered. */
export function RefundForm({ words, left, needsAccount, isWhole, busy, onRefund }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const amount = isWhole ? left : Number(data.get('amount'));
    const refund = { amount: amount === left ? ('full' as const) : amount, checksum: left };
    if (!needsAccount) return onRefund(refund);
    const read = (name: keyof RefundAccount) => String(data.get(name)).trim();
    const refundAccount = { bank: read('bank'), account: read('account'), holder: read('holder') };
    const found = problemsOf(refundAccount, words);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first === undefined) return onRefund({ ...refund, refundAccount });
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  return (
    // The browser would speak its own language.
    <form ref={form} onSubmit={onSubmit} noValidate={needsAccount}>
      {isWhole ? null : (
        <label>
          {words.cancelAmount}
          <input name="amount" type="number" min={1} max={left} key={left} defaultValue={left} required />
        </label>
      )}
      {needsAccount ? <AccountFields words={words} problems={problems} /> : null}
      <button type="submit" className="shop-plain-button" disabled={busy}>
        {isWhole ? words.refundAll : words.cancelPayment}
      </button>
    </form>
  );
}

function AccountFields({ words, problems }: { words: Words; problems: Problems }) {
  const id = useId();
  /** What ties a field to its problem. */
  const field = (name: keyof RefundAccount) => ({
    name,
    required: true,
    'aria-invalid': problems[name] !== undefined,
    'aria-describedby': problems[name] === undefined ? undefined : `${id}-${name}`,
  });
  const problem = (name: keyof RefundAccount) =>
    problems[name] === undefined ? null : (
      <p id={`${id}-${name}`} className="shop-field-problem">
        {problems[name]}
      </p>
    );
  return (
    <>
      <div>
        <label>
          {words.refundBank}
          <select {...field('bank')} defaultValue="">
            <option value="" disabled>
              {words.chooseBank}
            </option>
            {Object.entries(words.banks).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {problem('bank')}
      </div>
      <div>
        <label>
          {words.refundAccount}
          <input {...field('account')} inputMode="numeric" autoComplete="off" />
        </label>
        {problem('account')}
      </div>
      <div>
        <label>
          {words.refundHolder}
          <input {...field('holder')} autoComplete="off" />
        </label>
        {problem('holder')}
      </div>
    </>
  );
}

/** In the order of the fields. */
function problemsOf({ bank, account, holder }: RefundAccount, words: Words): Problems {
  return {
    ...(Object.hasOwn(words.banks, bank) ? {} : { bank: words.bankMissing }),
    ...(/^\d[\d-]{3,30}$/.test(account) ? {} : { account: words.accountWrong }),
    ...(holder === '' ? { holder: words.holderMissing } : {}),
  };
}
