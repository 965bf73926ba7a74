// @vitest-environment jsdom
import '@testing-library/jest-dom/vitest';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CardForm } from '../../src/components/cards/card-form.tsx';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import type { Locale } from '../../src/labels/labels.ts';
import { en } from '../../src/locales/en.ts';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { fakeVerify } from '../../src/testing/fake-verify.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

function show(children: ReactNode, locale?: Locale) {
  const sdk = fakePortOne();
  const page = render(
    <KiwoomCheckout
      {...{ merchant: sampleMerchant(), order: sampleOrder(), sdk, verify: fakeVerify(), children }}
      {...(locale && { locale })}
    />,
  );
  return { sdk, ...page };
}

const press = async (name = '64,900원 결제하기') => userEvent.click(await screen.findByRole('button', { name }));
const told = () => vi.mocked(console.error).mock.calls.map(([text]) => String(text));

beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** A field with a rule of react-hook-form, of which the browser knows nothing. */
function Ruled({ hidden }: { hidden: boolean }) {
  const { register } = useFormContext();
  return (
    <div style={hidden ? { display: 'none' } : undefined}>
      <label>
        사업자 번호 <input {...register('business', { required: true })} />
      </label>
    </div>
  );
}

describe('a field of the shop that holds back the payment', () => {
  it.each<[string, ReactNode]>([
    [
      'display: none',
      <div key="1" style={{ display: 'none' }}>
        <label>
          배송 메모 <input required />
        </label>
      </div>,
    ],
    [
      'the attribute hidden',
      <div key="2" hidden>
        <input required aria-label="배송 메모" />
      </div>,
    ],
    ['visibility: hidden', <input key="3" required title="배송 메모" style={{ visibility: 'hidden' }} />],
    [
      'inert',
      <div key="4" ref={(element) => element?.setAttribute('inert', '')}>
        <label>
          배송 메모 <input required />
        </label>
      </div>,
    ],
  ])('is named where it cannot be seen (%s)', async (_how, field) => {
    const { sdk } = show(field);
    await press();
    expect(await screen.findByRole('alert')).toHaveTextContent('배송 메모 항목을 확인해 주세요.');
    expect(sdk.requests).toEqual([]);
  });

  it('is named also when only react-hook-form knows that it is wrong', async () => {
    show(<Ruled hidden />);
    await press();
    expect(await screen.findByRole('alert')).toHaveTextContent('사업자 번호 항목을 확인해 주세요.');
  });

  it('is told to the developer, with its name and the remedy', async () => {
    show(<input required name="memo-7" style={{ display: 'none' }} />, en);
    await press('Pay ₩64,900');
    expect(await screen.findByRole('alert')).toHaveTextContent('Something on this page still needs your input.');
    expect(told()).toContainEqual(expect.stringMatching(/memo-7.*\[field-hidden\]/));
  });

  it('is shown where a closed <details> hides it', async () => {
    show(
      <details>
        <summary>추가 정보</summary>
        <details>
          <summary>더 보기</summary>
          <input required aria-label="배송 메모" />
        </details>
      </details>,
    );
    await press();
    for (const details of document.querySelectorAll('details')) expect(details).toHaveAttribute('open');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that can be seen is left to the browser', async () => {
    const { sdk } = show(<input required aria-label="배송 메모" />);
    await press();
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.type(screen.getByRole('textbox', { name: '배송 메모' }), '문 앞');
    await press();
    await waitFor(() => expect(sdk.requests).toHaveLength(1));
  });

  it('is forgotten once it is right', async () => {
    const { rerender: _, ...page } = show(<input required hidden data-testid="field" />);
    await press();
    expect(await screen.findByRole('alert')).toBeVisible();
    (page.getByTestId('field') as HTMLInputElement).value = '문 앞';
    await press();
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('a frame that may not submit forms', () => {
  it('is named, to the shopper and to the developer', async () => {
    const { container, sdk } = show(null);
    await screen.findByRole('button', { name: '64,900원 결제하기' });
    // Where forms are not allowed, the browser drops the submit before any event.
    container.addEventListener('click', (event) => event.preventDefault());
    await press();
    expect(await screen.findByRole('alert')).toHaveTextContent('이 화면에서는 결제할 수 없어요');
    expect(screen.getByRole('alert')).toHaveTextContent('새 창에서 열어 주세요.');
    expect(told()).toContainEqual(expect.stringMatching(/allow-forms.*\[frame-forbids-forms\]/));
    expect(sdk.requests).toEqual([]);
  });

  it('is named in a form of a card too', async () => {
    const onCard = vi.fn();
    const { container } = render(<CardForm onCard={onCard} />);
    container.addEventListener('click', (event) => event.preventDefault());
    await userEvent.click(screen.getByRole('button', { name: '이 카드 쓰기' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('새 창에서 열어 주세요.');
    expect(onCard).not.toHaveBeenCalled();
  });
});
