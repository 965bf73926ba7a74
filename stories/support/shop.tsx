import { type ReactNode, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import {
  CheckoutFields,
  CheckoutRoot,
  type CheckoutRootProps,
  type Merchant,
  type Order,
  PayArea,
  type PaymentState,
  type Selection,
} from '../../src/index.ts';
import { type FakeOutcome, fakePayment, fakePortOne, fakeVerify, sampleMerchant } from '../../src/testing.ts';
import { orderIn } from './goods.ts';
import { useLanguage } from './story-language.tsx';

export const verify = fakeVerify({ delay: 400 });

/** A fake SDK that lives as long as the story is mounted. */
export function useFake(outcome: FakeOutcome = 'approve') {
  const [fake] = useState(() => fakePortOne({ outcome, delay: 800 }));
  return fake;
}

type ShopProps = Omit<Partial<CheckoutRootProps>, 'merchant'> & { merchant?: Partial<Merchant> | undefined };

/** A root around one part, in the language of the toolbar. Paying in it goes as the toolbar says. */
export function Shop({ merchant, ...root }: ShopProps) {
  const language = useLanguage();
  const server = root.verify ? {} : { endpoint: '/api/payments' };
  const page = { order: orderIn(language), ...server, ...root, merchant: sampleMerchant(merchant) };
  return <CheckoutRoot {...(page as CheckoutRootProps)} />;
}

interface StandingProps {
  state: PaymentState;
  slow?: boolean | undefined;
  mobile?: boolean | undefined;
  selection?: Selection | undefined;
  merchant?: Partial<Merchant> | undefined;
  order?: Order | undefined;
  /** @default the foot of a checkout */
  children?: ReactNode;
}

/** A payment that stays in one state, and what a checkout shows of it. */
export function Standing(props: StandingProps) {
  const { state, slow = false, mobile = false, selection = KB_3, merchant, order, children } = props;
  const language = useLanguage();
  const form = useForm({ defaultValues: { payment: selection } });
  const known = order ?? orderIn(language);
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => event.preventDefault()}>
        <CheckoutFields
          name="payment"
          merchant={sampleMerchant(merchant)}
          order={known}
          payment={fakePayment(state, { slow, mobile, order: known })}
        >
          {children ?? <PayArea orderHref="#order" />}
        </CheckoutFields>
      </form>
    </FormProvider>
  );
}

/** KB card over three months, as in the pictures of the design. */
export const KB_3: Selection = { payMethod: 'card', cardIssuer: '381', installment: 3, escrow: false };
