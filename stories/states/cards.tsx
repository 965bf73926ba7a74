import { type ReactNode, useState } from 'react';
import {
  BillingKeyForm,
  CardForm,
  CardPayment,
  type OrderOptions,
  SavedCardPayment,
  ShipmentForm,
} from '../../src/index.ts';
import { type FakeCardOutcome, type FakeCards, fakeCards } from '../../src/testing.ts';
import { Driven, type Driver } from '../support/driven.tsx';
import { orderIn, SHIPMENT, savedCardIn } from '../support/goods.ts';
import { States, type Words } from '../support/grid.tsx';
import { useLanguage } from '../support/story-language.tsx';

const FILLED = { ko: '입력함', en: 'Filled in' };
const WITH_ERRORS = { ko: '고칠 것이 있을 때', en: 'With errors' };

type Drive = (driver: Driver) => Promise<void> | void;

async function fillAndSend({ card, send }: Driver): Promise<void> {
  await card();
  await send();
}

/** A form without a window, sent to a server that answers so. */
function sent(
  name: Words,
  outcome: FakeCardOutcome,
  part: (cards: FakeCards, shop: OrderOptions) => ReactNode,
  by: Drive = fillAndSend,
) {
  return [
    name,
    <Driven key={outcome} by={by}>
      <Answered {...{ outcome, part }} />
    </Driven>,
  ] as const;
}

/** Each has an order of its own: one order is paid in one place at a time. */
function Answered({
  outcome,
  part,
}: {
  outcome?: FakeCardOutcome;
  part: (cards: FakeCards, shop: OrderOptions) => ReactNode;
}) {
  const language = useLanguage();
  const [cards] = useState(() => fakeCards({ outcome }));
  const [orderId] = useState(nextOrderNumber);
  const order = (attempt: number) => orderIn(language, { merchantUid: `${orderId}-${attempt}` });
  return part(cards, { orderId, order });
}

let orders = 42;
function nextOrderNumber(): string {
  orders += 1;
  return `20261201-${String(orders).padStart(4, '0')}`;
}

export function CardPaymentStates() {
  const form = (cards: FakeCards, shop: OrderOptions, customerUid?: string) => (
    <CardPayment
      {...shop}
      pay={cards.pay}
      verify={cards.verify}
      cardQuota={[2, 3, 4, 5, 6]}
      orderHref="#order"
      customerUid={customerUid}
    />
  );
  return (
    <States
      of={[
        ['ready', <Answered key="ready" part={form} />],
        [
          { ko: '카드를 등록할 수 있을 때', en: 'May be stored' },
          <Answered key="keep" part={(cards, shop) => form(cards, shop, 'shopper-7-card-1')} />,
        ],
        sent('verifying', 'never-answer', form),
        sent('paid', 'approve', form),
        sent('failed', 'over-limit', form),
        sent('unconfirmed', 'server-down', form),
      ]}
    />
  );
}

export function SavedCardPaymentStates() {
  const language = useLanguage();
  const saved = ({ pay, verify, act }: FakeCards, shop: OrderOptions) => (
    <SavedCardPayment
      customerUid="shopper-7-card-1"
      card={savedCardIn(language)}
      {...shop}
      remove={act}
      cardQuota={[2, 3, 4, 5, 6]}
      orderHref="#order"
      {...{ pay, verify }}
    />
  );
  const send: Drive = (driver) => driver.send();
  const asks: Drive = ({ press, label }) => press(label('savedCardRemoveButton'));
  async function removes({ press, label }: Driver) {
    press(label('savedCardRemoveButton'));
    // The question is there once it is drawn.
    await new Promise((resolve) => setTimeout(resolve));
    press(label('savedCardRemoveConfirm'));
  }
  return (
    <States
      of={[
        ['ready', <Answered key="ready" part={saved} />],
        sent('verifying', 'never-answer', saved, send),
        sent('paid', 'approve', saved, send),
        sent('failed', 'decline', saved, send),
        sent('unconfirmed', 'server-down', saved, send),
        sent({ ko: '지우기 전에 물음', en: 'Asks before removing' }, 'approve', saved, asks),
        sent({ ko: '지움', en: 'Removed' }, 'approve', saved, removes),
      ]}
    />
  );
}

export function BillingKeyFormStates() {
  const form = ({ issue }: FakeCards) => <BillingKeyForm customerUid="shopper-7-card-1" issue={issue} />;
  return (
    <States
      of={[
        ['ready', <Answered key="ready" part={form} />],
        sent('issuing', 'never-answer', form),
        sent('issued', 'approve', form),
        sent('failed', 'decline', form),
        sent('unconfirmed', 'lost', form),
      ]}
    />
  );
}

export function CardFormStates() {
  const shared = { amount: 64_900, cardQuota: [2, 3, 4, 5, 6], onCard: () => new Promise(() => {}) };
  const form = <CardForm {...shared} />;
  return (
    <States
      of={[
        [{ ko: '비어 있음', en: 'Empty' }, form],
        [
          FILLED,
          <Driven key="filled" by={({ card }) => card()}>
            {form}
          </Driven>,
        ],
        [
          WITH_ERRORS,
          <Driven key="errors" by={({ send }) => send()}>
            {form}
          </Driven>,
        ],
        [
          { ko: '법인 카드', en: 'A business card' },
          <Driven
            key="business"
            by={({ getByLabelText, label }) => getByLabelText(label('cardFormKindBusiness')).click()}
          >
            {form}
          </Driven>,
        ],
        [
          { ko: '번호와 유효기간만 받는 계약', en: 'Number and expiry alone' },
          <CardForm key="few" {...shared} fields={{ birth: false, pwd2Digit: false }} />,
        ],
        [{ ko: '50,000원 미만', en: 'Below 50,000 won' }, <CardForm key="below" {...shared} amount={49_900} />],
        [
          { ko: '카드를 넘겨받은 뒤', en: 'Passed to the page' },
          <Driven key="handed" by={fillAndSend}>
            {form}
          </Driven>,
        ],
      ]}
    />
  );
}

export function ShipmentFormStates() {
  const language = useLanguage();
  const send: Drive = (driver) => driver.send();
  const refuse = () =>
    Promise.reject(new Error(language === 'ko' ? '결제 기록이 없어요.' : 'There is no such payment.'));
  const form = ({ act }: Pick<FakeCards, 'act'>) => <ShipmentForm impUid="imp_420420420420" save={act} />;
  const known = ({ act }: Pick<FakeCards, 'act'>) => (
    <ShipmentForm impUid="imp_420420420420" save={act} shipment={SHIPMENT} />
  );
  return (
    <States
      of={[
        [{ ko: '새 배송', en: 'New' }, <Answered key="new" part={form} />],
        [{ ko: '등록된 배송', en: 'Registered already' }, <Answered key="known" part={known} />],
        sent(WITH_ERRORS, 'approve', form, send),
        sent('saving', 'never-answer', known, send),
        sent('saved', 'approve', known, send),
        sent('failed', 'decline', () => known({ act: refuse }), send),
      ]}
    />
  );
}
