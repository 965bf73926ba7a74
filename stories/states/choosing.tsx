import { type ReactNode, useEffect, useState } from 'react';
import { DEFAULT_PAY_METHODS } from '../../src/core.ts';
import {
  CardIssuers,
  CashReceipt,
  Escrow,
  Installments,
  type Merchant,
  type PayMethod,
  PayMethods,
  type Selection,
} from '../../src/index.ts';
import { Driven } from '../support/driven.tsx';
import { orderIn } from '../support/goods.ts';
import { States } from '../support/grid.tsx';
import { KB_3, Shop, Standing } from '../support/shop.tsx';
import { stateIn } from '../support/states.ts';
import { useLanguage } from '../support/story-language.tsx';

const LEFT_TO_THE_WINDOW: Selection = { payMethod: 'card', cardIssuer: '', installment: 0 };
const TRANSFER: Selection = { payMethod: 'trans' };
const LOCKED = { ko: '결제하는 동안', en: 'While paying' };
const UNANSWERED = { ko: '고르지 않고 결제를 눌렀을 때', en: 'Pay pressed, not answered' };

interface AtProps {
  status?: 'ready' | 'paying';
  selection: Selection;
  merchant?: Partial<Merchant>;
  /** Won. */
  amount?: number;
  taxFree?: number;
  part: ReactNode;
}

/** A part in a payment that stays in one state. */
function At({ status = 'ready', selection, merchant, part, ...order }: AtProps) {
  const language = useLanguage();
  return (
    <Standing
      state={stateIn(status, language)}
      selection={selection}
      merchant={merchant}
      order={orderIn(language, { vbankDue: '20261204235900', ...order })}
    >
      {part}
    </Standing>
  );
}

export function PayMethodsStates() {
  const list = (
    <PayMethods>
      <CardIssuers />
      <Installments />
      <CashReceipt />
      <Escrow />
    </PayMethods>
  );
  const chosen = (payMethod: PayMethod) =>
    [payMethod, <At key={payMethod} selection={{ ...LEFT_TO_THE_WINDOW, payMethod }} part={list} />] as const;
  return (
    <States
      of={[
        ...DEFAULT_PAY_METHODS.map(chosen),
        [
          { ko: '쓸 수 없는 수단', en: 'Some not available' },
          <At
            key="closed"
            selection={LEFT_TO_THE_WINDOW}
            part={<PayMethods unavailable={{ applepay: 'device', payco: 'shop' }} />}
          />,
        ],
        [
          { ko: '면세 상품', en: 'Tax-free goods' },
          <At key="tax-free" selection={LEFT_TO_THE_WINDOW} taxFree={17_900} part={<PayMethods />} />,
        ],
        [
          { ko: '고르지 않고 결제를 눌렀을 때', en: 'Pay pressed, nothing chosen' },
          <Driven key="required" by={({ send }) => send()}>
            <Shop defaultSelection={{ payMethod: '' as PayMethod }}>
              <PayMethods />
            </Shop>
          </Driven>,
        ],
        [LOCKED, <At key="locked" status="paying" selection={LEFT_TO_THE_WINDOW} part={list} />],
      ]}
    />
  );
}

export function CardIssuersStates() {
  const part = <CardIssuers />;
  return (
    <States
      of={[
        [
          { ko: '결제창에 맡김', en: 'Left to the window' },
          <At key="open" selection={LEFT_TO_THE_WINDOW} part={part} />,
        ],
        [{ ko: '고름', en: 'Chosen' }, <At key="chosen" selection={KB_3} part={part} />],
        [LOCKED, <At key="locked" selection={KB_3} status="paying" part={part} />],
      ]}
    />
  );
}

export function InstallmentsStates() {
  const part = <Installments />;
  const fewer: Partial<Merchant> = { cardQuota: [2, 3, 4, 5, 6], issuerQuotas: { CCKM: [0, 2, 3] } };
  return (
    <States
      of={[
        [{ ko: '일시불', en: 'In full' }, <At key="full" selection={LEFT_TO_THE_WINDOW} part={part} />],
        [{ ko: '3개월', en: 'Three months' }, <At key="three" selection={KB_3} part={part} />],
        [
          { ko: '50,000원 미만', en: 'Below 50,000 won' },
          <At key="below" amount={49_999} selection={LEFT_TO_THE_WINDOW} part={part} />,
        ],
        [
          { ko: '일시불만 받는 상점', en: 'A shop without installments' },
          <At key="shop" merchant={{ cardQuota: [] }} selection={LEFT_TO_THE_WINDOW} part={part} />,
        ],
        [
          { ko: '개월이 더 적은 카드사', en: 'An issuer with fewer months' },
          <At key="fewer" merchant={fewer} selection={{ ...KB_3, installment: 6 }} part={part} />,
        ],
        [{ ko: '금액이 줄었을 때', en: 'The amount fell' }, <Falling key="fell" />],
        [LOCKED, <At key="locked" status="paying" selection={KB_3} part={part} />],
      ]}
    />
  );
}

/** The amount falls once the part is there. */
function Falling() {
  const language = useLanguage();
  const [amount, setAmount] = useState(64_900);
  useEffect(() => setAmount(49_900), []);
  return (
    <Shop order={orderIn(language, { amount })} defaultSelection={KB_3}>
      <Installments />
    </Shop>
  );
}

export function CashReceiptStates() {
  const part = <CashReceipt />;
  return (
    <States
      of={[
        [{ ko: '아직 고르지 않음', en: 'Not answered yet' }, <At key="open" selection={TRANSFER} part={part} />],
        [{ ko: '받을게요', en: 'Yes' }, <At key="yes" selection={{ ...TRANSFER, cashReceipt: true }} part={part} />],
        [{ ko: '아니요', en: 'No' }, <At key="no" selection={{ ...TRANSFER, cashReceipt: false }} part={part} />],
        [
          UNANSWERED,
          <Driven key="required" by={({ send }) => send()}>
            <Shop defaultSelection={TRANSFER}>{part}</Shop>
          </Driven>,
        ],
        [LOCKED, <At key="locked" status="paying" selection={{ ...TRANSFER, cashReceipt: true }} part={part} />],
      ]}
    />
  );
}

export function EscrowStates() {
  const part = <Escrow />;
  const chosen: Selection = { ...TRANSFER, escrow: true };
  return (
    <States
      of={[
        [{ ko: '고르지 않음', en: 'Not chosen' }, <At key="off" selection={TRANSFER} part={part} />],
        [{ ko: '고름', en: 'Chosen' }, <At key="on" selection={chosen} part={part} />],
        [
          { ko: '항상 쓰는 상점', en: 'A shop that always takes it' },
          <At key="always" merchant={{ escrow: 'always' }} selection={chosen} part={part} />,
        ],
        [LOCKED, <At key="locked" status="paying" selection={chosen} part={part} />],
      ]}
    />
  );
}
