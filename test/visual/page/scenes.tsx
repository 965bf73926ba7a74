import { type ReactNode, useState } from 'react';
import {
  CardForm,
  CardPayment,
  CouponSelect,
  KiwoomCheckout,
  type Locale,
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

/** What the address asks for beside scene and language. */
export type Asked = Pick<URLSearchParams, 'get' | 'has'>;

interface SceneProps {
  asked: Asked;
  locale: Locale;
}

/** Milliseconds each pretended step takes; the clock of the page stands still until a test moves it. */
export const STEP = 300;

export const SCENES = {
  statuses: ({ locale }: SceneProps) => <Cases states={STATUSES.map((status) => [status, stateIn(status, locale)])} />,
  failures: ({ locale }: SceneProps) => <Cases states={FAILURES.map((code) => [code, failedIn(code, locale)])} />,
  deposits: ({ locale }: SceneProps) => (
    <Cases
      states={[
        ['waiting', awaitingIn(locale)],
        ['soon', awaitingIn(locale, 41 * 60)],
        ['expired', awaitingIn(locale, -60)],
        [
          'deposited',
          paidIn(locale, { payMethod: 'vbank', bankName: locale === 'ko' ? '국민은행' : 'KB Kookmin Bank' }),
        ],
      ]}
    />
  ),
  checkout: Checkout,
  'card-form': ({ locale }: SceneProps) => (
    <CardForm amount={64_900} cardQuota={[2, 3, 6]} onCard={() => new Promise(() => {})} locale={locale} />
  ),
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
function Checkout({ asked, locale }: SceneProps) {
  const [sdk] = useState(() =>
    fakePortOne({ outcome: (asked.get('outcome') ?? 'approve') as FakeOutcome, delay: STEP }),
  );
  const [verify] = useState(() => fakeVerify({ delay: STEP }));
  const [coupon, setCoupon] = useState<string | null>(asked.get('coupon'));
  const coupons = couponsIn(locale);
  const chosen = coupons.find(({ id }) => id === coupon);
  return (
    <KiwoomCheckout
      merchant={sampleMerchant()}
      orderId="20261201-0042"
      order={(attempt) => orderWithCoupon(locale, chosen, { merchantUid: `20261201-0042-${attempt}` })}
      orderVersion={coupon ?? ''}
      sdk={sdk}
      verify={verify}
      defaultSelection={selectionOf(asked)}
      orderHref="#order"
      locale={locale}
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

function OneTime({ asked, locale }: SceneProps) {
  const [cards] = useState(() => fakeCards({ outcome: cardOutcome(asked), delay: STEP }));
  return (
    <CardPayment
      orderId="20261201-0042"
      order={(attempt) => orderIn(locale, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      cardQuota={[2, 3, 6]}
      customerUid="shopper-7-card-1"
      orderHref="#order"
      locale={locale}
    />
  );
}

function Saved({ asked, locale }: SceneProps) {
  const [cards] = useState(() => fakeCards({ outcome: cardOutcome(asked), delay: STEP }));
  return (
    <SavedCardPayment
      customerUid="shopper-7-card-1"
      card={{ cardName: locale === 'ko' ? '국민카드' : 'KB Kookmin', cardNumber: '9410-****-****-9010' }}
      orderId="20261201-0042"
      order={(attempt) => orderIn(locale, { merchantUid: `20261201-0042-${attempt}` })}
      pay={cards.pay}
      verify={cards.verify}
      onRemove={cards.act}
      cardQuota={[2, 3, 6]}
      orderHref="#order"
      locale={locale}
    />
  );
}

function cardOutcome(asked: Asked): FakeCardOutcome {
  return (asked.get('outcome') ?? 'approve') as FakeCardOutcome;
}

/** The same elements of a shop twice: inside a checkout, and on the page. */
function ShopContent({ locale }: SceneProps) {
  const [sdk] = useState(() => fakePortOne({ delay: STEP }));
  const [verify] = useState(() => fakeVerify({ delay: STEP }));
  return (
    <>
      <KiwoomCheckout merchant={sampleMerchant()} order={orderIn(locale)} {...{ sdk, verify, locale }}>
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
