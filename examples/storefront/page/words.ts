import type { Locale } from 'kiwoom-checkout';

const WORDS = {
  ko: {
    shop: '솔밭상점',
    back: '상품으로 돌아가기',
    quantity: '수량',
    buy: '구매하기',
    buying: '주문을 만들고 있어요',
    checkout: '결제',
    result: '결제 결과',
    order: '주문',
    loading: '불러오고 있어요',
    missing: '찾을 수 없는 페이지예요',
    trouble: '상점에 연결하지 못했어요. 잠시 후 다시 시도해 주세요.',
    again: '다시 시도하기',
    open: '아직 결제하지 않은 주문이에요.',
    toCheckout: '결제하러 가기',
    refunded: '환불된 주문이에요.',
    couponChanged: '쿠폰에 맞춰 결제 금액을 바꿨어요.',
    sandbox: '샌드박스로 결제하고 있어요. 실제로 돈이 나가지 않아요.',
    sandboxLink: '결제 목록 열기',
    description: '허리를 세워 주는 자작나무 틀에 두툼한 모직을 씌웠어요. 하루 종일 앉아도 편안해요.',
  },
  en: {
    shop: 'Solbat Store',
    back: 'Back to the product',
    quantity: 'Quantity',
    buy: 'Buy',
    buying: 'Making your order',
    checkout: 'Checkout',
    result: 'Payment result',
    order: 'Order',
    loading: 'Loading',
    missing: 'This page does not exist',
    trouble: 'We couldn’t reach the shop. Please try again in a moment.',
    again: 'Try again',
    open: 'This order has not been paid yet.',
    toCheckout: 'Go to checkout',
    refunded: 'This order was refunded.',
    couponChanged: 'The total follows your coupon.',
    sandbox: 'Payments go to the sandbox. No money moves.',
    sandboxLink: 'Open the list of payments',
    description: 'Thick wool over a birch frame that keeps your back straight. Comfortable all day.',
  },
} as const;

export type Words = { [K in keyof (typeof WORDS)['ko']]: string };

export function wordsIn(locale: Locale): Words {
  return WORDS[locale];
}
