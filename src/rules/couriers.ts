/**
 * Couriers of an escrow shipment, by PortOne's codes. Kiwoom Pay checks neither the code nor the tracking number.
 * Some names are those of companies that were renamed since; the code stayed. One that is not here is `ETC`.
 *
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export const COURIERS = {
  CJGLS: { ko: 'CJ대한통운', en: 'CJ Logistics' },
  HANJIN: { ko: '한진택배', en: 'Hanjin' },
  HYUNDAI: { ko: '롯데택배(옛 현대택배)', en: 'Lotte (formerly Hyundai)' },
  EPOST: { ko: '우체국택배', en: 'Korea Post' },
  DAESIN: { ko: '대신택배', en: 'Daesin' },
  KGB: { ko: 'KGB택배', en: 'KGB' },
  DONGBU: { ko: '동부택배', en: 'Dongbu' },
  YELLOWCAP: { ko: '옐로우캡', en: 'Yellow Cap' },
  HANARO: { ko: '하나로택배', en: 'Hanaro' },
  SAGAWA: { ko: '사가와익스프레스', en: 'Sagawa Express' },
  ETC: { ko: '기타 택배', en: 'Another courier' },
} as const satisfies Record<string, { ko: string; en: string }>;

export type Courier = keyof typeof COURIERS;

export function isCourier(code: unknown): code is Courier {
  return typeof code === 'string' && Object.hasOwn(COURIERS, code);
}
