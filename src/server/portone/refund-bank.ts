/**
 * Where Kiwoom Pay sends refunds of a virtual account, by its own codes.
 * They are not the standard bank codes (Shinhan is 10 here, 88 elsewhere), and other banks are not served.
 * A refund needs a contract of its own and takes seven working days or more.
 */
export const REFUND_BANKS = {
  kb: { code: '04', name: '국민은행' },
  sc: { code: '11', name: 'SC제일은행' },
  ibk: { code: '03', name: '기업은행' },
  nh: { code: '08', name: '농협은행' },
  busan: { code: '15', name: '부산은행' },
  shinhan: { code: '10', name: '신한은행' },
  keb: { code: '05', name: '외환은행' },
  woori: { code: '09', name: '우리은행' },
  post: { code: '31', name: '우체국' },
  hana: { code: '12', name: '하나은행' },
} as const satisfies Record<string, { code: string; name: string }>;

export type RefundBank = keyof typeof REFUND_BANKS;
