import { hasOwn } from '../errors/has-own.ts';

/** Card codes of Kiwoom Pay, used by CARDQUOTA. K bank's is the only one that does not start with CC. */
export const KIWOOM_CARD_CODES = [
  'CCBC',
  'CCKM',
  'CCCJ',
  'CCLG',
  'CCCT',
  'CCLO',
  'CCCU',
  'CCMG',
  'CCDI',
  'CCNH',
  'CCHD',
  'CCPH',
  'CCHN',
  'CCPO',
  'CCJB',
  'CCSB',
  'CCKA',
  'CCSS',
  'CCKD',
  'CCSU',
  'CCKE',
  'CCTS',
  'CCKJ',
  'CKBK',
] as const;

export type KiwoomCardCode = (typeof KIWOOM_CARD_CODES)[number];

export function isKiwoomCardCode(value: unknown): value is KiwoomCardCode {
  return (KIWOOM_CARD_CODES as readonly unknown[]).includes(value);
}

interface IssuerTraits {
  /** The same company in Kiwoom Pay's own codes. */
  kiwoom: KiwoomCardCode | null;
}

/**
 * Korean card companies by the standard code of KFTC that `card.direct.code` takes. Codes are text: some start with 0.
 * The label with a company's name is `issuer` and the code: `issuer361`. Some of Kiwoom Pay's companies,
 * as the savings banks (`CCSB`), are missing: PortOne's table has no code for them. Only `issuerQuotas` can name them.
 *
 * @see https://developers.portone.io/opi/ko/support/code-info/card-code
 */
export const CARD_ISSUERS = {
  '361': { kiwoom: 'CCBC' },
  '364': { kiwoom: 'CCKJ' },
  '365': { kiwoom: 'CCSS' },
  '366': { kiwoom: 'CCLG' },
  '367': { kiwoom: 'CCDI' },
  '368': { kiwoom: 'CCLO' },
  '369': { kiwoom: 'CCSU' },
  '370': { kiwoom: 'CCCT' },
  '371': { kiwoom: 'CCNH' },
  '372': { kiwoom: 'CCJB' },
  '373': { kiwoom: 'CCCJ' },
  '374': { kiwoom: 'CCHN' },
  '381': { kiwoom: 'CCKM' },
  '041': { kiwoom: 'CCPH' },
  '045': { kiwoom: 'CCMG' },
  '048': { kiwoom: 'CCCU' },
  '002': { kiwoom: 'CCKD' },
  '071': { kiwoom: 'CCPO' },
  '089': { kiwoom: 'CKBK' },
  '090': { kiwoom: 'CCKA' },
} as const satisfies Record<string, IssuerTraits>;

export type CardIssuer = keyof typeof CARD_ISSUERS;

export function isCardIssuer(value: unknown): value is CardIssuer {
  return typeof value === 'string' && hasOwn(CARD_ISSUERS, value);
}

/** Foreign networks as they appear in a payment record. A shopper cannot choose them before the window opens. */
export const FOREIGN_ISSUERS = {
  '10001': 'UnionPay',
  '10002': 'Diners Club',
  '10003': 'American Express',
  '10004': 'Mastercard',
  '10005': 'Visa',
  '10006': 'JCB',
} as const;

export type IssuerQuotas = Partial<Record<KiwoomCardCode, readonly number[] | undefined>>;

/** The months that the shop's contract has for an issuer; undefined when it has none, so that nothing is narrowed. */
export function monthsOfIssuer({
  issuerQuotas,
  cardIssuer,
}: {
  issuerQuotas?: IssuerQuotas | undefined;
  cardIssuer?: CardIssuer | '' | undefined;
}): readonly number[] | undefined {
  if (!issuerQuotas || !cardIssuer) return undefined;
  return issuerQuotas[CARD_ISSUERS[cardIssuer].kiwoom];
}
