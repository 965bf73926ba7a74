import type { PaymentFailureCode } from '../errors/payment-failure.ts';
import type { CardIssuer } from '../rules/card-issuer-codes.ts';
import type { PayMethod } from '../rules/pay-method-traits.ts';

// A label's key follows from the code it stands for, so that a new code without a label does not compile.

/** `already-paid` → `AlreadyPaid`. */
export type PascalCase<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${PascalCase<Tail>}`
  : Capitalize<Code>;

export function pascalCase<Code extends string>(code: Code): PascalCase<Code> {
  return code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()) as PascalCase<Code>;
}

/** The sentence for a failed payment: `failureAlreadyPaid`. */
export function failureKey<Code extends PaymentFailureCode>(code: Code): `failure${PascalCase<Code>}` {
  return `failure${pascalCase(code)}`;
}

/** The name of a pay method: `methodKakaopay`. */
export function methodKey<Method extends PayMethod>(payMethod: Method): `method${PascalCase<Method>}` {
  return `method${pascalCase(payMethod)}`;
}

/** The name of a card issuer, by its KFTC code: `issuer361`. */
export function issuerKey<Code extends CardIssuer>(code: Code): `issuer${Code}` {
  return `issuer${code}`;
}

/** The sentence for a wrong field (`errorInvoice` for `shipment.logis.invoice`), or for one code of its issues. */
export function errorKey<Name extends string>(fieldOrCode: Name): `error${PascalCase<Name>}` {
  return `error${pascalCase(fieldOrCode)}`;
}

/** Methods whose name alone does not say how they are paid. */
const METHODS_WITH_HINT = ['trans', 'vbank'] as const satisfies readonly PayMethod[];

/** The line below a method's name: `methodVbankHint`; null for a method that needs none. */
export function methodHintKey(
  payMethod: PayMethod,
): `method${PascalCase<(typeof METHODS_WITH_HINT)[number]>}Hint` | null {
  const name = METHODS_WITH_HINT.find((method) => method === payMethod);
  return name ? `${methodKey(name)}Hint` : null;
}

/** Why a method cannot be chosen: `methodUnavailableTaxFree`. */
export function unavailableKey<Reason extends string>(reason: Reason): `methodUnavailable${PascalCase<Reason>}` {
  return `methodUnavailable${pascalCase(reason)}`;
}
