import { PaidReceipt, type PayMethod, VirtualAccount } from '../../src/index.ts';
import { withClipboard } from '../support/clipboard.ts';
import { Driven, type Driver } from '../support/driven.tsx';
import { States } from '../support/grid.tsx';
import { awaitingIn, paidBy } from '../support/states.ts';
import { useLanguage } from '../support/story-language.tsx';

export function PaidReceiptStates() {
  const language = useLanguage();
  const receipt = (payMethod: PayMethod, installment?: number) => (
    <PaidReceipt key={payMethod} state={paidBy(payMethod, language, installment)} orderHref="#order" />
  );
  return (
    <States
      of={[
        [{ ko: '카드, 3개월', en: 'Card, three months' }, receipt('card', 3)],
        [{ ko: '카드, 일시불', en: 'Card, in full' }, receipt('card', 0)],
        ['kakaopay', receipt('kakaopay')],
        ['trans', receipt('trans')],
        ['vbank', receipt('vbank')],
        [
          { ko: '주문 내역 페이지가 없을 때', en: 'Without an order page' },
          <PaidReceipt key="plain" state={paidBy('card', language)} />,
        ],
      ]}
    />
  );
}

export function VirtualAccountStates() {
  const language = useLanguage();
  const account = (left?: number) => (
    <VirtualAccount key={left} state={awaitingIn(language, left)} onOrderAgain={() => {}} />
  );
  return (
    <States
      of={[
        [{ ko: '입금 대기', en: 'Waiting' }, account()],
        [
          { ko: '복사함', en: 'Copied' },
          <Driven key="copied" by={keepCopied}>
            {account()}
          </Driven>,
        ],
        [{ ko: '한 시간 미만', en: 'Under one hour' }, account(41 * 60 + 30)],
        [{ ko: '기한 지남', en: 'Expired' }, account(-60)],
        [
          { ko: '입금 확인', en: 'Deposited' },
          <PaidReceipt key="paid" state={paidBy('vbank', language)} orderHref="#order" />,
        ],
      ]}
    />
  );
}

/** The button confirms the copy for two seconds: it is pressed again whenever it stops. The real clipboard is left alone. */
function keepCopied({ root, press, label }: Driver): void {
  function copy() {
    const restore = withClipboard(async () => {});
    press(label('accountCopyButton'));
    restore();
  }
  new MutationObserver(() => copy()).observe(root, { subtree: true, attributeFilter: ['data-copied'] });
  copy();
}
