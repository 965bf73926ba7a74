import type { PhoneDetailWire } from '../wire/imp-request.ts';

/** Mobile carriers of `phone.detail`, by PortOne's names. */
export const CARRIERS = ['SKT', 'KTF', 'LGT', 'CJH'] as const;

export type Carrier = (typeof CARRIERS)[number];

/** Show only these, or all except these; not both. Neither: all are shown. */
export interface CarrierChoice {
  only?: readonly Carrier[] | undefined;
  except?: readonly Carrier[] | undefined;
}

/**
 * `phone.detail`. PortOne reads a list with an enabled carrier as "only these" and a list of disabled ones as
 * "all but these"; an empty list means all.
 */
export function carrierDetails({ only, except }: CarrierChoice): PhoneDetailWire[] {
  if (only) return only.map((carrier) => ({ carrier, enabled: true }));
  return (except ?? []).map((carrier) => ({ carrier, enabled: false }));
}

/**
 * `prefill`: the number that the phone payment is bound to. Dashes and spaces are removed.
 *
 * @returns undefined when no digit is left.
 */
export function phonePrefill(phoneNumber: string): { phoneNumber: string } | undefined {
  const digits = phoneNumber.replace(/\D/g, '');
  return digits === '' ? undefined : { phoneNumber: digits };
}
