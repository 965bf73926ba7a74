/**
 * Couriers of an escrow shipment, by PortOne's codes. Kiwoom Pay checks neither the code nor the tracking number.
 * Some companies have been renamed since; their code is unchanged. Use `ETC` for a courier that is not listed. The label
 * with a courier's name is `courier` and the code: `courierCJGLS`.
 *
 * @see https://developers.portone.io/opi/ko/integration/pg/v1/daou/readme
 */
export const COURIERS = [
  'CJGLS',
  'HANJIN',
  'HYUNDAI',
  'EPOST',
  'DAESIN',
  'KGB',
  'DONGBU',
  'YELLOWCAP',
  'HANARO',
  'SAGAWA',
  'ETC',
] as const;

export type Courier = (typeof COURIERS)[number];

export function isCourier(code: unknown): code is Courier {
  return (COURIERS as readonly unknown[]).includes(code);
}
