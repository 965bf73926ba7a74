import type { Slot } from '../../src/index.ts';

/** One language beside the other. */
type Words = Readonly<Record<'ko' | 'en', string>>;

export interface Anatomy {
  part: string;
  /** How it is written. */
  usage: string;
  /**
   * What it is made of, two spaces deeper for what is inside: the names of `classNames`, `+` where one element has
   * two, `?` behind what is not always there, and the attributes that tell its state.
   */
  tree: string;
  about: Words;
}

/** Every element that `classNames` reaches. */
export const SLOT_WORDS: Readonly<Record<Slot, Words>> = {
  checkout: { ko: '결제 화면 전체', en: 'The whole checkout' },
  checkoutFields: { ko: '상점 폼 안의 선택 부분', en: 'The choosing part in a form of the shop' },
  layout: { ko: '선택 영역과 주문 요약의 배치', en: 'Choices and summary, arranged' },
  side: { ko: '주문 요약과 결제 버튼', en: 'Summary and pay button' },
  payMethods: { ko: '결제 수단', en: 'The pay methods' },
  cardIssuers: { ko: '카드사', en: 'The card issuer' },
  installments: { ko: '할부', en: 'The installments' },
  cashReceipt: { ko: '현금영수증', en: 'The cash receipt' },
  escrow: { ko: '에스크로', en: 'Escrow' },
  couponSelect: { ko: '쿠폰', en: 'The coupon' },
  orderSummary: { ko: '주문 요약', en: 'The order summary' },
  choiceLine: { ko: '버튼 위에 선택을 다시 보여 주는 한 줄', en: 'The line that repeats the choice above the button' },
  status: { ko: '버튼과 결제 결과', en: 'The button, and what became of the payment' },
  paid: { ko: '완료 화면', en: 'The receipt' },
  virtualAccount: { ko: '가상계좌 안내', en: 'The virtual account' },
  cardForm: { ko: '카드 입력 폼, 등록된 카드', en: 'A form with card fields, or a saved card' },
  shipmentForm: { ko: '에스크로 배송 등록 폼', en: 'The form of an escrow shipment' },
  title: { ko: '제목', en: 'A heading' },
  label: { ko: '입력의 이름', en: 'The name of a field' },
  hint: { ko: '입력 아래 설명', en: 'A sentence under a field' },
  error: { ko: '고쳐야 할 내용', en: 'The error' },
  announcement: { ko: '다른 선택 때문에 바뀐 내용', en: 'What a change elsewhere did here' },
  note: { ko: '가운데에 놓은 짧은 설명', en: 'A short note, centred' },
  field: { ko: '이름과 입력 칸', en: 'A field with its label' },
  select: { ko: '네이티브 <select>', en: 'The native <select>' },
  input: { ko: '네이티브 <input>', en: 'The native <input>' },
  radio: { ko: '네이티브 라디오', en: 'The native radio' },
  checkbox: { ko: '네이티브 체크 상자', en: 'The native check box' },
  check: { ko: '체크 상자와 그 이름', en: 'A check box with its label' },
  checkNote: { ko: '체크 상자의 설명', en: 'The note of a check box' },
  pair: { ko: '나란한 라디오 두 개', en: 'Two radios side by side' },
  cell: { ko: '그중 하나', en: 'One of the two' },
  button: { ko: '모든 버튼', en: 'Every button' },
  payButton: { ko: '결제 버튼', en: 'The pay button' },
  copy: { ko: '계좌번호 복사 버튼', en: 'The button that copies the number' },
  textButton: { ko: '밑줄이 있는 텍스트 버튼과 링크', en: 'Underlined buttons and links' },
  list: { ko: '결제 수단 목록', en: 'The list of methods' },
  row: { ko: '결제 수단 하나와 딸린 선택', en: 'A method with its details' },
  rowHead: { ko: '누를 수 있는 줄', en: 'The line to press' },
  rowName: { ko: '결제 수단 이름', en: 'Its name' },
  rowHint: { ko: '설명, 또는 쓸 수 없는 이유', en: 'Its hint, or why it is closed' },
  rowMark: { ko: '아이콘 자리', en: 'The place of its mark' },
  details: { ko: '고른 수단 안에 펼쳐지는 선택', en: 'What opens inside the chosen row' },
  items: { ko: '상품 목록', en: 'The items' },
  item: { ko: '상품 하나', en: 'One item' },
  itemPicture: { ko: '상품 그림 자리, 56px', en: 'The place of its picture, 56 px' },
  itemOption: { ko: '옵션과 수량', en: 'Its option and quantity' },
  lines: { ko: '금액 줄들', en: 'The amounts' },
  line: { ko: '이름과 값 한 줄', en: 'A name with its value' },
  total: { ko: '위아래 선 사이의 총액', en: 'The total, between its rules' },
  payBar: { ko: '휴대폰에서 아래에 붙는 부분', en: 'What stays at the lower edge of a phone' },
  notice: { ko: '결과 알림', en: 'A result' },
  actions: { ko: '완료 뒤의 버튼들', en: 'Where to go from a receipt' },
  account: { ko: '계좌 카드', en: 'The card of the account' },
  accountTo: { ko: '은행, 번호, 복사 버튼', en: 'Bank, number and copy button' },
  accountBank: { ko: '은행과 예금주', en: 'Bank and holder' },
  accountNumber: { ko: '계좌번호', en: 'The number' },
  accountRows: { ko: '금액, 기한, 남은 시간', en: 'Amount, deadline, time left' },
  savedCard: { ko: '등록된 카드 줄', en: 'The row of the saved card' },
  removeCard: { ko: '카드를 지울지 묻는 곳', en: 'The question before a card is removed' },
};

export const ANATOMY: readonly Anatomy[] = [
  {
    part: 'KiwoomCheckout',
    about: {
      ko: '컴포넌트를 기본 순서대로 배치한 결제 화면이에요.',
      en: 'The parts in their default arrangement.',
    },
    usage: `<KiwoomCheckout merchant={merchant} order={order} endpoint="/api/payments" summary={<CouponSelect … />}>
  <OurTerms />
</KiwoomCheckout>`,
    tree: `checkout [data-status] [data-scheme]
  layout [data-done]
    payMethods
    side
      orderSummary
      status`,
  },
  {
    part: 'CheckoutRoot',
    about: {
      ko: '구매자의 선택을 관리하고 결제를 진행해요. 컴포넌트는 그 안에 원하는 대로 배치하면 돼요.',
      en: 'Holds the selection and runs the payment; the parts go inside in any arrangement.',
    },
    usage: `<CheckoutRoot merchant={merchant} order={order} endpoint="/api/payments">
  <PayMethods>…</PayMethods>
  <OrderSummary />
  <PayArea />
</CheckoutRoot>`,
    tree: 'checkout [data-status] [data-scheme]',
  },
  {
    part: 'CheckoutFields',
    about: {
      ko: '상점에서 쓰는 react-hook-form 폼 안에 넣는 선택 영역이에요.',
      en: 'The choosing part inside the shop’s own react-hook-form.',
    },
    usage: '<CheckoutFields name="payment" merchant={merchant} order={order} payment={payment} />',
    tree: `checkoutFields
  payMethods`,
  },
  {
    part: 'PayMethods',
    about: {
      ko: '결제 수단을 라디오 버튼으로 고르는 목록이에요. 안에 넣은 내용은 고른 수단 아래에 펼쳐져요.',
      en: 'One native radio a row; what is put inside opens in the chosen row.',
    },
    usage: `<PayMethods icons={{ kakaopay: <OurKakaoMark /> }} unavailable={{ applepay: 'device' }}>
  <CardIssuers />
  <Installments />
  <CashReceipt />
  <Escrow />
</PayMethods>`,
    tree: `payMethods [data-moved]
  title
  list
    row [data-pay-method] [data-chosen] [data-unavailable]
      rowHead
        radio
        rowName
        rowHint?
        rowMark
      details?
  error?`,
  },
  {
    part: 'CardIssuers',
    about: {
      ko: '카드사를 골라요. 첫 항목을 고르면 결제창에서 정해요.',
      en: 'The card issuer; the first option leaves it to the window.',
    },
    usage: "<CardIssuers issuers={['381', '366']} />",
    tree: `cardIssuers + field
  label
  select
  error?`,
  },
  {
    part: 'Installments',
    about: {
      ko: '할부 개월과 월 금액을 함께 보여 줘요. 5만 원 미만이면 고를 수 없고 이유를 알려 줘요.',
      en: 'Months with the monthly amount; below 50,000 won it closes and says why.',
    },
    usage: '<Installments />',
    tree: `installments + field [data-closed]
  label
  select
  error?
  hint
  announcement?`,
  },
  {
    part: 'CashReceipt',
    about: { ko: '현금영수증을 받을지 물어요.', en: 'Asks whether a cash receipt is wanted.' },
    usage: '<CashReceipt />',
    tree: `cashReceipt + field
  label
  pair [data-invalid]
    cell
      radio
  error?
  hint`,
  },
  {
    part: 'Escrow',
    about: { ko: '에스크로로 결제할지 골라요.', en: 'Offers escrow.' },
    usage: '<Escrow />',
    tree: `escrow + field
  check
    checkbox
    checkNote
  error?`,
  },
  {
    part: 'OrderSummary',
    about: {
      ko: '주문한 상품과 금액을 보여 줘요. 안에 넣은 내용은 상품과 금액 사이에 들어가요.',
      en: 'What is bought and what it costs; children appear between items and amounts.',
    },
    usage: `<OrderSummary>
  <CouponSelect coupons={coupons} value={coupon} onChange={setCoupon} />
</OrderSummary>`,
    tree: `orderSummary [data-loading]
  title
  items?
    item
      itemPicture
      itemOption?
  lines?
    line
  total`,
  },
  {
    part: 'CouponSelect',
    about: {
      ko: '쿠폰을 골라요. 주문 금액은 상점이 다시 계산해요.',
      en: 'The coupon; the shop computes the order again.',
    },
    usage: '<CouponSelect coupons={coupons} value={coupon} onChange={setCoupon} amount={amount} />',
    tree: `couponSelect + field [data-closed]
  label
  select
  error?
  announcement?
  textButton?`,
  },
  {
    part: 'ChoiceLine',
    about: { ko: '버튼 위에 선택한 내용을 다시 보여 줘요.', en: 'Repeats the choice above the button.' },
    usage: '<ChoiceLine />',
    tree: 'choiceLine',
  },
  {
    part: 'PayButton',
    about: {
      ko: '결제를 시작하는 버튼이에요. 기다리는 동안에는 무엇을 기다리는지 알려 줘요.',
      en: 'Submits the form; says what it waits for while it waits.',
    },
    usage: '<PayButton />',
    tree: 'payButton + button [data-status] [data-kind] [data-busy]',
  },
  {
    part: 'PaymentStatus',
    about: {
      ko: '결제 결과와 다음에 할 일을 알려 줘요. 안에 넣은 내용은 결과와 설명 사이에 들어가요.',
      en: 'What became of the payment, and the way on; children appear between result and note.',
    },
    usage: `<PaymentStatus orderHref="/orders/1042">
  <ChoiceLine />
  <PayButton />
</PaymentStatus>`,
    tree: `status [data-status]
  notice? [data-tone]
    title
    textButton?
  payBar?
    payButton
  note?`,
  },
  {
    part: 'PaidReceipt',
    about: { ko: '결제가 끝난 뒤에 결제한 내용을 보여 줘요.', en: 'What was paid, when and how.' },
    usage: '<PaidReceipt state={state} orderHref="/orders/1042" />',
    tree: `paid
  notice [data-tone]
    title
  total
  lines
    line
  actions?
    button [data-kind]`,
  },
  {
    part: 'VirtualAccount',
    about: {
      ko: '어디로 언제까지 입금할지 보여 줘요.',
      en: 'Where and until when to deposit.',
    },
    usage: '<VirtualAccount state={state} onOrderAgain={orderAgain} />',
    tree: `virtualAccount [data-soon] [data-expired]
  account
    notice [data-tone]
      title
    accountTo
      accountBank
      accountNumber
      copy + button [data-kind] [data-copied]
    accountRows
      line
  button? [data-kind]
  note?`,
  },
  {
    part: 'PaymentReturn',
    about: {
      ko: '모바일 결제 후 돌아오는 페이지예요.',
      en: 'The page a phone comes back to.',
    },
    usage: '<PaymentReturn endpoint="/api/payments" orderHref="/orders/1042" retryHref="/checkout/1042" />',
    tree: `status [data-status]
  notice? [data-tone]
  payBar?
  note?`,
  },
  {
    part: 'CardPayment',
    about: {
      ko: '결제창 없이, 입력한 카드로 바로 결제해요. BillingKeyForm과 CardForm도 구조가 같아요.',
      en: 'Pays with a typed card, without a window. BillingKeyForm and CardForm look alike.',
    },
    usage: '<CardPayment order={order} endpoint="/api/payments" cardQuota={[2, 3, 6]} />',
    tree: `cardForm [data-status] [data-scheme]
  title
  field
    label
    input
    error?
    hint?
  pair
    cell
      radio
  check?
    checkbox
  status
    payButton + button
  note?`,
  },
  {
    part: 'SavedCardPayment',
    about: {
      ko: '등록한 카드로 결제해요. 카드를 지울 때는 한 번 더 물어봐요.',
      en: 'Pays with a saved card, and removes it after a confirmation.',
    },
    usage:
      '<SavedCardPayment customerUid={customerUid} card={card} order={order} endpoint="/api/payments" onRemoved={forget} />',
    tree: `cardForm [data-status] [data-scheme]
  title
  savedCard
  installments + field
  status
    payButton + button
  textButton?
  removeCard?
    button`,
  },
  {
    part: 'ShipmentForm',
    about: {
      ko: '에스크로 주문의 배송을 등록해요. 상점의 관리 화면에 놓아요.',
      en: 'Registers the shipment of an escrow order, in the shop’s back office.',
    },
    usage: '<ShipmentForm impUid={impUid} endpoint="/api/payments" defaultShipment={{ receiver, address }} />',
    tree: `shipmentForm [data-status] [data-scheme]
  title
  field
    label
    select?
    input?
    hint?
    error?
  status
    payButton + button`,
  },
];

export interface Branch {
  /** Names on one element. */
  slots: readonly Slot[];
  attributes: readonly string[];
  depth: number;
  /** Not always there. */
  optional: boolean;
}

/** A tree in words as data, line by line. */
export function branchesOf(tree: string): readonly Branch[] {
  return tree.split('\n').map((line) => {
    const [, names = ''] = /^ *([\w?+ ]+)/.exec(line) ?? [];
    return {
      slots: names.replace(/\?/g, '').trim().split(' + ') as Slot[],
      attributes: [...line.matchAll(/\[([\w-]+)\]/g)].map(([, name = '']) => name),
      depth: line.search(/\S/) / 2,
      optional: names.includes('?'),
    };
  });
}
