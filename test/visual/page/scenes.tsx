import { type ReactNode, useState } from 'react';
import {
  CardForm,
  CardPayment,
  CouponSelect,
  KiwoomCheckout,
  type PaymentState,
  SavedCardPayment,
  type Selection,
} from '../../../src/index.ts';
import {
  type FakeCardOutcome,
  type FakeOutcome,
  fakeCards,
  fakePortOne,
  fakeVerify,
  sampleMerchant,
} from '../../../src/testing.ts';
import { couponsIn, orderIn, orderWithCoupon } from '../../../stories/support/goods.ts';
import { Standing } from '../../../stories/support/shop.tsx';
import { awaitingIn, FAILURES, failedIn, paidIn, STATUSES, stateIn } from '../../../stories/support/states.ts';
import type { Language } from '../../../stories/support/story-language.tsx';

/** What the address asks for beside scene and language. */
export type Asked = Pick<URLSearchParams, 'get' | 'has'>;

interface SceneProps {
  asked: Asked;
  language: Language;
}

/** Milliseconds each pretended step takes; the clock of the page stands still until a test moves it. */
export const STEP = 300;

export const SCENES = {
  statuses: ({ language }: SceneProps) => (
    <Cases states={STATUSES.map((status) => [status, stateIn(status, language)])} />
  ),
  failures: ({ language }: SceneProps) => <Cases states={FAILURES.map((code) => [code, failedIn(code, language)])} />,
  deposits: ({ language }: SceneProps) => (
    <Cases
      states={[
        ['waiting', awaitingIn(language)],
        ['soon', awaitingIn(language, 41 * 60)],
        ['expired', awaitingIn(language, -60)],
        [
          'deposited',
          paidIn(language, { payMethod: 'vbank', bankName: language === 'ko' ? '국민은행' : 'KB Kookmin Bank' }),
        ],
      ]}
    />
  ),
  checkout: Checkout,
  'card-form': () => <CardForm amount={64_900} cardQuota={[2, 3, 6]} onCard={() => new Promise(() => {})} />,
  'one-time': OneTime,
  saved: Saved,
  'shop-content': ShopContent,
} satisfies Record<string, (props: SceneProps) => ReactNode>;

export type SceneName = keyof typeof SCENES;

function Cases({ states }: { states: readonly (readonly [name: string, state: PaymentState])[] }) {
  return (
    <div className="cases">
      {states.map(([name, state]) => (
        <section key={name}>
          <h1>{name}</h1>
          <Standing state={state} />
        </section>
      ))}
    </div>
  );
}

/** A whole shop on the fakes: `payMethod`, `installment`, `escrow` chosen at first, `outcome` of the payment. */
function Checkout({ asked, language }: SceneProps) {
  const [sdk] = useState(() =>
    fakePortOne({ outcome: (asked.get('outcome') ?? 'approve') as FakeOutcome, delay: STEP }),
  );
  const [verify] = useState(() => fakeVerify({ delay: STEP }));
  const [coupon, setCoupon] = useState<string | null>(asked.get('coupon'));
  const coupons = couponsIn(language);
  const chosen = coupons.find(({ id }) => id === coupon);
  return (
    <KiwoomCheckout
      merchant={sampleMerchant()}
      orderId="20261201-0042"
      order={(attempt) => orderWithCoupon(language, chosen, { merchantUid: `20261201-0042-${attempt}` })}
      orderVersion={coupon ?? ''}
      sdk={sdk}
      verify={verify}
      defaultSelection={selectionOf(asked)}
      orderHref="#order"
      labels={asked.has('longChoice') ? { cardIssuerOptionAny: LONG } : undefined}
      summary={<CouponSelect coupons={coupons} value={coupon} onChange={setCoupon} amount={69_900} />}
    />
  );
}

const LONG = 'I will choose it in the payment window';

function selectionOf(asked: Asked): Selection {
  const payMethod = (asked.get('payMethod') ?? 'card') as Selection['payMethod'];
  const receipt = asked.get('cashReceipt');
  const selection = { payMethod, installment: Number(asked.get('installment') ?? 0), escrow: asked.has('escrow') };
  return {
    ...selection,
    ...(payMethod === 'card' && !asked.has('longChoice') ? { cardIssuer: '381' } : {}),
    ...(receipt ? { cashReceipt: receipt === 'yes' } : {}),
  } as Selection;
}

function OneTime({ asked, language }: SceneProps) {
  const [cards] = useState(() => fakeCards({ outcome: cardOutcome(asked), delay: STEP }));
  return (
    <CardPayment
      orderId="20261201-0042"
      order={(attempt) => orderIn(language, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      cardQuota={[2, 3, 6]}
      customerUid="shopper-7-card-1"
      orderHref="#order"
    />
  );
}

function Saved({ asked, language }: SceneProps) {
  const [cards] = useState(() => fakeCards({ outcome: cardOutcome(asked), delay: STEP }));
  return (
    <SavedCardPayment
      customerUid="shopper-7-card-1"
      card={{ cardName: language === 'ko' ? '국민카드' : 'KB Kookmin', cardNumber: '9410-****-****-9010' }}
      orderId="20261201-0042"
      order={(attempt) => orderIn(language, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      remove={cards.act}
      cardQuota={[2, 3, 6]}
      orderHref="#order"
    />
  );
}

function cardOutcome(asked: Asked): FakeCardOutcome {
  return (asked.get('outcome') ?? 'approve') as FakeCardOutcome;
}

/** The same elements of a shop twice: inside a checkout, and on the page. */
function ShopContent({ language }: SceneProps) {
  const [sdk] = useState(() => fakePortOne({ delay: STEP }));
  const [verify] = useState(() => fakeVerify({ delay: STEP }));
  return (
    <>
      <KiwoomCheckout merchant={sampleMerchant()} order={orderIn(language)} {...{ sdk, verify }}>
        <OfTheShop name="inside" />
      </KiwoomCheckout>
      <OfTheShop name="outside" />
    </>
  );
}

function OfTheShop({ name }: { name: string }) {
  return (
    <section data-shop={name}>
      <h2>Terms</h2>
      <p>
        Read <a href="#terms">them</a>.
      </p>
      <ul>
        <li>One</li>
      </ul>
      <dl>
        <dt>Term</dt>
        <dd>Meaning</dd>
      </dl>
      <label>
        <input type="checkbox" defaultChecked /> Agreed
      </label>
      <fieldset>
        <legend>Wrapping</legend>
        <input type="radio" name={name} aria-label="Paper" defaultChecked />
        <input type="radio" name={name} aria-label="Cloth" disabled />
      </fieldset>
      <input aria-label="Note" />
      <select aria-label="Day">
        <option>Monday</option>
      </select>
      <button type="button">Write</button>
      <svg viewBox="0 0 8 8" width="8" height="8" fill="red" aria-hidden="true">
        <path d="M0 0h8v8z" />
      </svg>
    </section>
  );
}
