import {
  ChoiceLine,
  PayButton,
  type PayMethod,
  type PaymentState,
  PaymentStatus,
  type Selection,
} from '../../src/index.ts';
import { fakePayment } from '../../src/testing.ts';
import { orderIn } from '../support/goods.ts';
import { States, type Words } from '../support/grid.tsx';
import { KB_3, Standing } from '../support/shop.tsx';
import { awaitingIn, FAILURES, failedIn, STATUSES, stateIn } from '../support/states.ts';
import { useLanguage } from '../support/story-language.tsx';

export function PaymentStatusStates() {
  const language = useLanguage();
  const preparing = stateIn('preparing', language);
  const verifying = stateIn('verifying', language);
  const ready = stateIn('ready', language);
  return (
    <States
      of={[
        ...STATUSES.map((status) => [status, <Standing key={status} state={stateIn(status, language)} />] as const),
        [{ ko: '준비가 오래 걸릴 때', en: 'Preparing, slowly' }, <Standing key="p" slow state={preparing} />],
        [{ ko: '확인이 오래 걸릴 때', en: 'Verifying, slowly' }, <Standing key="v" slow state={verifying} />],
        [{ ko: '휴대폰에서', en: 'On a phone' }, <Standing key="m" mobile state={ready} />],
        ...FAILURES.map(
          (code) => [`failed: ${code}`, <Standing key={code} state={failedIn(code, language)} />] as const,
        ),
      ]}
    />
  );
}

export function PayButtonStates() {
  const language = useLanguage();
  const button = (name: Words, state: PaymentState, selection: Selection = KB_3) =>
    [
      name,
      <Standing key={String(name)} state={state} selection={selection}>
        <PayButton />
      </Standing>,
    ] as const;
  // Once it is paid, or an account is there, nothing is left to press.
  const statuses = STATUSES.filter((status) => status !== 'paid' && status !== 'awaiting-deposit');
  return (
    <States
      of={[
        ...statuses.map((status) => button(status, stateIn(status, language))),
        button('ready, vbank', stateIn('ready', language), { payMethod: 'vbank' }),
        button('failed: not-prepared', failedIn('not-prepared', language)),
      ]}
    />
  );
}

export function ChoiceLineStates() {
  const language = useLanguage();
  const line = (name: Words, selection: Selection) =>
    [
      name,
      <Standing
        key={selection.payMethod}
        state={stateIn('ready', language)}
        selection={selection}
        order={orderIn(language, { vbankDue: '20261204235900' })}
      >
        <ChoiceLine />
      </Standing>,
    ] as const;
  const plain: PayMethod[] = ['trans', 'vbank', 'kakaopay', 'naverpay'];
  return (
    <States
      of={[
        line({ ko: '카드, 일시불', en: 'Card, in full' }, { payMethod: 'card', cardIssuer: '', installment: 0 }),
        line({ ko: '카드사를 고름', en: 'Issuer chosen' }, { ...KB_3, installment: 0 }),
        line({ ko: '3개월 할부', en: 'Three months' }, KB_3),
        ...plain.map((payMethod) => line(payMethod, { payMethod })),
      ]}
    />
  );
}

/** What PaymentReturn shows of each answer, without the moving of focus that comes with an answer. */
export function PaymentReturnStates() {
  const language = useLanguage();
  const { merchantUid } = orderIn(language);
  const back = (name: Words, state: PaymentState) => {
    const { pay: _, ...payment } = fakePayment(state);
    const waits = state.status === 'verifying' || state.status === 'unconfirmed';
    return [
      name,
      <PaymentStatus key={state.status} {...{ payment }} orderHref="#order" retryHref="#checkout">
        {waits ? <PayButton {...{ payment }} /> : null}
      </PaymentStatus>,
    ] as const;
  };
  return (
    <States
      of={[
        back('verifying', stateIn('verifying', language)),
        back('paid', stateIn('paid', language)),
        back('awaiting-deposit', awaitingIn(language)),
        back('cancelled', { status: 'cancelled', merchantUid, next: null }),
        back('failed', { status: 'failed', merchantUid, failure: { code: 'declined' }, next: null }),
        back('unconfirmed', stateIn('unconfirmed', language)),
        back(
          { ko: '결제하지 않고 열었을 때', en: 'Opened without a payment' },
          { status: 'failed', failure: { code: 'other' }, next: null },
        ),
      ]}
    />
  );
}
