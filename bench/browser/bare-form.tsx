import { createElement, Fragment } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { elementsOf, type Markup, type PropsOf } from './markup.ts';

interface BareFormProps {
  markup: readonly Markup[];
  onPay?: (() => void) | undefined;
}

/** The floor: the elements of the checkout in one component, its fields in react-hook-form, and nothing that they do. */
export function BareForm({ markup, onPay = () => {} }: BareFormProps) {
  const form = useForm({ defaultValues: { payMethod: 'card', cardIssuer: '', installment: 0 } });
  // The least that has to follow a choice.
  form.watch('payMethod');
  const propsOf: PropsOf = (tag, { name }) => {
    if (tag === 'form') return { onSubmit: form.handleSubmit(onPay) };
    return name === undefined ? {} : form.register(name as 'payMethod');
  };
  return <FormProvider {...form}>{createElement(Fragment, null, ...elementsOf(markup, propsOf))}</FormProvider>;
}
