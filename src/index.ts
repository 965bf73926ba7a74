/** The React side: components, hooks, and everything of `kiwoom-checkout/core`. */
export {
  BillingKeyForm,
  type BillingKeyFormProps,
  type BillingKeyFormState,
} from './components/billing-key-form.tsx';
export { CardForm, type CardFormBasics, type CardFormProps, type CardFormState } from './components/card-form.tsx';
export { CardIssuers, type CardIssuersProps } from './components/card-issuers.tsx';
export type { CardFieldsAsked } from './components/card-values.ts';
export { CashReceipt, type CashReceiptProps } from './components/cash-receipt.tsx';
export { CheckoutFields, type CheckoutFieldsProps } from './components/checkout-fields.tsx';
export { CheckoutRoot, type CheckoutRootProps, type CheckoutRootState } from './components/checkout-root.tsx';
export { ChoiceLine, type ChoiceLineProps } from './components/choice-line.tsx';
export type { OrderHref, ShownPayment } from './components/context.ts';
export {
  type Coupon,
  CouponSelect,
  type CouponSelectProps,
  type CouponSelectState,
} from './components/coupon-select.tsx';
export { Escrow, type EscrowProps } from './components/escrow.tsx';
export { Installments, type InstallmentsProps, type InstallmentsState } from './components/installments.tsx';
export { KiwoomCheckout, type KiwoomCheckoutProps } from './components/kiwoom-checkout.tsx';
export { OneTimePayment, type OneTimePaymentProps, type OneTimePaymentState } from './components/one-time-payment.tsx';
export { OrderSummary, type OrderSummaryProps, type OrderSummaryState } from './components/order-summary.tsx';
export { PaidReceipt, type PaidReceiptProps } from './components/paid-receipt.tsx';
export { PayArea, type PayAreaProps } from './components/pay-area.tsx';
export { PayButton, type PayButtonProps, type PayButtonState } from './components/pay-button.tsx';
export { type PayMethodRowState, PayMethods, type PayMethodsProps } from './components/pay-methods.tsx';
export { PaymentReturn, type PaymentReturnProps } from './components/payment-return.tsx';
export { PaymentStatus, type PaymentStatusProps, type PaymentStatusState } from './components/payment-status.tsx';
export { SavedCard, type SavedCardProps, type SavedCardState } from './components/saved-card.tsx';
export { ShipmentForm, type ShipmentFormProps, type ShipmentFormState } from './components/shipment-form.tsx';
export type { KnownShipment } from './components/shipment-values.ts';
export {
  type ActionKind,
  type ActionState,
  CheckoutSlots,
  type CheckoutSlotsProps,
  type ClassNames,
  type Icons,
  type RenderSlots,
  type Slot,
  type Slots,
} from './components/slots.tsx';
export { VirtualAccount, type VirtualAccountProps, type VirtualAccountState } from './components/virtual-account.tsx';
export * from './core.ts';
export type { OrderSource, Payment, UsePaymentOptions, VerdictSource } from './payment/payment.ts';
export {
  isBusy,
  isSettled,
  type PaymentIn,
  type PaymentState,
  payableOrder,
  type SettledState,
} from './payment/payment-state.ts';
export {
  type BillingKeyIssue,
  type BillingKeyState,
  type UseBillingKeyOptions,
  useBillingKey,
} from './payment/use-billing-key.ts';
export {
  type CardCharge,
  type CardPaymentRequest,
  type KeyCharge,
  type UseCardPaymentOptions,
  type UseSavedCardPaymentOptions,
  useCardPayment,
  useSavedCardPayment,
} from './payment/use-card-payment.ts';
export type { ChargeOptions, ChargePayment } from './payment/use-charge.ts';
export { usePayment } from './payment/use-payment.ts';
export { type ReturnedPayment, type UsePaymentReturnOptions, usePaymentReturn } from './payment/use-payment-return.ts';
export { type ShipmentSave, type ShipmentState, type UseShipmentOptions, useShipment } from './payment/use-shipment.ts';
