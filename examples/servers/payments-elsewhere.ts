import { type CheckoutHandlersOptions, createCheckoutHandlers } from 'kiwoom-checkout/server';

export const createPayments = (options: CheckoutHandlersOptions) =>
  createCheckoutHandlers({ ...options, allowedOrigins: ['https://shop.example', 'capacitor://localhost'] });
