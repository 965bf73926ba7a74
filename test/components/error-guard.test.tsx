// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { type ReactElement, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckoutError } from '../../src/errors/checkout-error.ts';
import {
  BillingKeyForm,
  CardForm,
  CardPayment,
  CheckoutFields,
  CheckoutProvider,
  CheckoutRoot,
  KiwoomCheckout,
  type Labels,
  PaymentReturn,
  SavedCardPayment,
  ShipmentForm,
} from '../../src/index.ts';
import { cardsKo } from '../../src/labels/cards-ko.ts';
import { checkoutKo } from '../../src/labels/checkout-ko.ts';
import { en } from '../../src/locales/en.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const TITLE = '화면을 불러오지 못했어요';

const reported = vi.fn();

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  // Not in jsdom.
  vi.stubGlobal('reportError', reported.mockClear());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Every label of the shop throws. */
const BROKEN = Object.fromEntries(
  Object.keys({ ...checkoutKo, ...cardsKo }).map((key) => [key, throwing]),
) as Partial<Labels>;

function throwing(): never {
  throw new Error('a label of the shop');
}

function checkout(more: Partial<Parameters<typeof KiwoomCheckout>[0]> = {}): ReactElement {
  const sdk = fakePortOne();
  sdk.forget();
  return (
    <KiwoomCheckout
      merchant={sampleMerchant()}
      order={sampleOrder()}
      sdk={sdk}
      verify={fakeVerify()}
      {...(more as object)}
    />
  );
}

function ShopForm({ children }: { children: ReactElement }) {
  const form = useForm();
  return <FormProvider {...form}>{children}</FormProvider>;
}

const card = { cardName: '국민카드', cardNumber: null };
const pay = async () => ({ status: 'unpaid', merchantUid: 'm1' }) as const;
const order = sampleOrder();

const ROOTS: [string, ReactElement][] = [
  ['KiwoomCheckout', checkout({ labels: BROKEN })],
  ['PaymentReturn', <PaymentReturn key="r" endpoint="/api" merchantUid="m1" labels={BROKEN} />],
  [
    'CheckoutFields',
    <ShopForm key="f">
      <CheckoutFields name="payment" merchant={sampleMerchant()} order={order} labels={BROKEN} />
    </ShopForm>,
  ],
  ['CardForm', <CardForm key="c" onCard={() => {}} labels={BROKEN} />],
  ['CardPayment', <CardPayment key="p" order={order} pay={pay} verify={fakeVerify()} labels={BROKEN} />],
  [
    'SavedCardPayment',
    <SavedCardPayment
      key="s"
      customerUid="c1"
      card={card}
      order={order}
      pay={pay}
      verify={fakeVerify()}
      labels={BROKEN}
    />,
  ],
  ['BillingKeyForm', <BillingKeyForm key="b" customerUid="c1" endpoint="/api" labels={BROKEN} />],
  ['ShipmentForm', <ShipmentForm key="t" impUid="imp_1" endpoint="/api" labels={BROKEN} />],
];

describe('an unknown error', () => {
  it.each(ROOTS)('in %s leaves the page of the shop alive, and offers a reload', (_name, part) => {
    render(
      <main>
        <h1>상점</h1>
        {part}
      </main>,
    );
    expect(screen.getByRole('heading', { name: '상점' })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(`${TITLE}새로고침하면 이어서 진행할 수 있어요.`);
    expect(screen.getByRole('button', { name: '새로고침' })).toHaveAttribute('type', 'button');
  });

  it('in a component of the shop inside of the root, later, is caught as well, and reported', async () => {
    function Terms() {
      const [broken, setBroken] = useState(false);
      if (broken) throw new Error('terms of the shop');
      return (
        <button type="button" onClick={() => setBroken(true)}>
          약관
        </button>
      );
    }
    render(checkout({ children: <Terms /> }));
    await userEvent.click(await screen.findByRole('button', { name: '약관' }));
    expect(screen.getByRole('alert')).toHaveTextContent(TITLE);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(reported.mock.calls).toEqual([[new Error('terms of the shop')]]);
  });

  it('is shown in the language and the scheme of the page, with labels of the shop', () => {
    function Broken(): never {
      throw new Error('broken');
    }
    render(
      <CheckoutProvider
        locale={en}
        labels={{ crashedBody: 'Please reload.' }}
        colorScheme="dark"
        classNames={{ title: 'shop-title' }}
      >
        <CheckoutRoot merchant={sampleMerchant()} order={order} sdk={fakePortOne()} verify={fakeVerify()}>
          <Broken />
        </CheckoutRoot>
      </CheckoutProvider>,
    );
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Something went wrong on this pagePlease reload.Reload');
    expect(alert).toHaveAttribute('lang', 'en');
    expect(alert).toHaveAttribute('data-scheme', 'dark');
    expect(screen.getByRole('heading')).toHaveClass('shop-title');
  });

  it('of the shop’s own button does not break the way out', () => {
    const button = () => {
      throw new Error('button of the shop');
    };
    render(checkout({ components: { button } }));
    expect(screen.getByRole('button', { name: '새로고침' })).toBeVisible();
  });

  it('reloads by the button', async () => {
    const reload = vi.fn();
    vi.stubGlobal('location', { ...window.location, reload });
    render(checkout({ labels: BROKEN }));
    await userEvent.click(screen.getByRole('button', { name: '새로고침' }));
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('what is thrown on', () => {
  const rendering = (thrown: unknown) => () => {
    function Thrower(): never {
      throw thrown;
    }
    render(checkout({ children: <Thrower /> }));
  };

  it('is a misuse of the kit', () => {
    const misuse = new CheckoutError('form-missing', { part: '<CheckoutFields>' });
    expect(rendering(misuse)).toThrow(misuse);
    expect(reported).not.toHaveBeenCalled();
  });

  it.each([
    [
      'the redirect of Next',
      Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/login;307;' }),
    ],
    ['the 404 of Next', Object.assign(new Error('x'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })],
    ['Next’s stop of server rendering', Object.assign(new Error('x'), { digest: 'BAILOUT_TO_CLIENT_SIDE_RENDERING' })],
  ])('is %s', (_name, thrown) => {
    expect(rendering(thrown)).toThrow(thrown);
  });

  it('is what is no error, as a response of a router', () => {
    let caught: unknown;
    try {
      rendering('a route')();
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught).toBe('a route');
  });

  it('is not a suspended component: it is waited for', async () => {
    let isReady = false;
    let ready: () => void = () => {};
    const waiting = new Promise<void>((resolve) => {
      ready = resolve;
    });
    function Slow() {
      if (!isReady) throw waiting;
      return <p>약관</p>;
    }
    render(checkout({ children: <Slow /> }));
    await act(async () => {
      isReady = true;
      ready();
    });
    expect(await screen.findByText('약관')).toBeInTheDocument();
  });
});
