// @vitest-environment jsdom
import { act } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KiwoomCheckout } from '../../src/components/checkout/kiwoom-checkout.tsx';
import { PaymentReturn } from '../../src/components/checkout/payment-return.tsx';
import { VirtualAccount } from '../../src/components/result/virtual-account.tsx';
import { fakePortOne } from '../../src/testing/fake-portone.ts';
import { sampleMerchant, sampleOrder } from '../../src/testing/samples.ts';

const verify = async () => Promise.reject(new Error('not asked'));
const checkout = (
  <KiwoomCheckout
    merchant={sampleMerchant()}
    order={sampleOrder({ vbankDue: '2026-12-04' })}
    sdk={fakePortOne()}
    verify={verify}
    defaultSelection={{ payMethod: 'card', cardIssuer: '381', installment: 3 }}
  />
);
const account = { bankName: '국민은행', number: '9400-1234', holder: '솔밭상점', dueAt: 1_796_396_340 };
const pages = {
  checkout,
  'the return page': <PaymentReturn verify={verify} />,
  'a virtual account': (
    <VirtualAccount state={{ status: 'awaiting-deposit', merchantUid: 'o', impUid: 'i', amount: 1_000, account }} />
  ),
};

function parse(html: string): HTMLElement {
  const page = document.createElement('div');
  page.innerHTML = html;
  return page;
}

describe('server rendering', () => {
  afterEach(() => vi.restoreAllMocks());

  it('gives the real list, the chosen details and the total, and a button that waits', () => {
    const page = parse(renderToString(checkout));
    expect(page.querySelectorAll('[data-pay-method]')).toHaveLength(8);
    expect(page.querySelector<HTMLInputElement>('input[value="card"]')?.hasAttribute('checked')).toBe(true);
    expect(page.querySelector('select option[selected]')?.textContent).toBe('국민카드');
    expect(page.textContent).toContain('3개월 · 월 약 21,633원');
    expect(page.querySelector('.kc-total')?.textContent).toBe('총 결제 금액64,900원');
    expect(page.querySelector('button[type="submit"]')?.textContent).toBe('결제를 준비하고 있어요');
  });

  it.each(Object.entries(pages))(
    'hydrates %s without a difference, at another time and on another device',
    async (_, element) => {
      vi.useFakeTimers({ now: Date.parse('2026-12-01T00:00:00Z'), toFake: ['Date'] });
      const page = parse(renderToString(element));
      document.body.append(page);
      vi.setSystemTime(Date.parse('2026-12-04T14:30:00Z'));
      vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone');
      const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
      const recovered = vi.fn();
      const root = await act(async () => hydrateRoot(page, element, { onRecoverableError: recovered }));
      expect(recovered).not.toHaveBeenCalled();
      expect(complaints).not.toHaveBeenCalled();
      await act(async () => root.unmount());
      page.remove();
      vi.useRealTimers();
    },
  );
});
