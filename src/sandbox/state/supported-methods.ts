/** Below this amount no installments are allowed, neither in the window nor by REST. */
export const MIN_INSTALLMENT_WON = 50_000;

/** The rules of each `pay_method`, deliberately separate from the kit's own table. */
interface MethodFacts {
  label: string;
  easy?: true;
  /** The type of CASHRECEIPTFLAG; absent where the flag is not defined. */
  cashReceipt?: 'number' | 'letter';
  escrow?: true;
  taxFree?: true;
  /** Partial cancellation is not supported. */
  wholeCancelOnly?: true;
}

const METHODS = {
  card: { label: '신용카드', taxFree: true },
  trans: { label: '계좌이체', cashReceipt: 'number', escrow: true },
  vbank: { label: '가상계좌', cashReceipt: 'number', escrow: true },
  kakaopay: { label: '카카오페이', easy: true, cashReceipt: 'letter', taxFree: true },
  naverpay: { label: '네이버페이', easy: true, taxFree: true },
  payco: { label: '페이코', easy: true, taxFree: true },
  samsung: { label: '삼성페이', easy: true, taxFree: true },
  applepay: { label: '애플페이', easy: true, taxFree: true },
  phone: { label: '휴대폰 소액결제', wholeCancelOnly: true },
  cultureland: { label: '컬쳐랜드 상품권' },
  smartculture: { label: '스마트문상', wholeCancelOnly: true },
  booknlife: { label: '도서문화상품권', wholeCancelOnly: true },
} as const satisfies Record<string, MethodFacts>;

export function methodFacts(payMethod: unknown): MethodFacts | null {
  if (typeof payMethod !== 'string' || !Object.hasOwn(METHODS, payMethod)) return null;
  return METHODS[payMethod as keyof typeof METHODS];
}

export function methodLabel(payMethod: string): string {
  return methodFacts(payMethod)?.label ?? payMethod;
}

/** Card companies by KFTC code, as `card.direct.code` names them. */
export const CARDS: Readonly<Record<string, string>> = {
  '361': 'BC카드',
  '364': '광주카드',
  '365': '삼성카드',
  '366': '신한카드',
  '367': '현대카드',
  '368': '롯데카드',
  '369': '수협카드',
  '370': '씨티카드',
  '371': 'NH카드',
  '372': '전북카드',
  '373': '제주카드',
  '374': '하나카드',
  '381': 'KB국민카드',
  '041': '우리카드',
  '045': '새마을금고',
  '048': '신협',
  '002': 'KDB산업은행',
  '071': '우체국',
  '089': '케이뱅크',
  '090': '카카오뱅크',
};

export function cardName(code: string): string {
  return CARDS[code] ?? `카드 ${code}`;
}

/** Banks by KFTC code. Refunds use Kiwoom Pay's own codes instead. */
export const BANKS: Readonly<Record<string, string>> = {
  '002': 'KDB산업은행',
  '003': 'IBK기업은행',
  '004': 'KB국민은행',
  '007': '수협은행',
  '011': 'NH농협은행',
  '020': '우리은행',
  '023': 'SC제일은행',
  '027': '한국씨티은행',
  '031': 'iM뱅크(대구은행)',
  '032': '부산은행',
  '034': '광주은행',
  '035': '제주은행',
  '037': '전북은행',
  '039': '경남은행',
  '045': '새마을금고',
  '048': '신협',
  '050': '저축은행',
  '064': '산림조합',
  '071': '우체국',
  '081': '하나은행',
  '088': '신한은행',
  '089': '케이뱅크',
  '090': '카카오뱅크',
  '092': '토스뱅크',
};

/** Banks to which Kiwoom Pay refunds a virtual account payment, by Kiwoom Pay's own codes. */
export const REFUND_BANKS: ReadonlySet<string> = new Set(['04', '11', '03', '08', '15', '10', '05', '09', '31', '12']);
