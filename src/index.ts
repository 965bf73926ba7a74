/** The React entry: components, hooks and the types they take. Rules, checks and labels are in `kiwoom-checkout/core`. */
export {
  BillingKeyForm,
  type BillingKeyFormProps,
  type BillingKeyFormState,
} from './components/cards/billing-key-form.tsx';
export {
  CardForm,
  type CardFormBasics,
  type CardFormProps,
  type CardFormState,
} from './components/cards/card-form.tsx';
export {
  CardPayment,
  type CardPaymentProps,
  type CardPaymentState,
} from './components/cards/card-payment.tsx';
export type { CardFieldOptions } from './components/cards/card-values.ts';
export {
  SavedCardPayment,
  type SavedCardPaymentProps,
  type SavedCardPaymentState,
} from './components/cards/saved-card-payment.tsx';
export { CheckoutFields, type CheckoutFieldsProps } from './components/checkout/checkout-fields.tsx';
export { CheckoutRoot, type CheckoutRootProps, type CheckoutRootState } from './components/checkout/checkout-root.tsx';
export { KiwoomCheckout, type KiwoomCheckoutProps } from './components/checkout/kiwoom-checkout.tsx';
export { PayArea, type PayAreaProps } from './components/checkout/pay-area.tsx';
export { PayButton, type PayButtonProps, type PayButtonState } from './components/checkout/pay-button.tsx';
export { PaymentReturn, type PaymentReturnProps } from './components/checkout/payment-return.tsx';
export { CardIssuers, type CardIssuersProps } from './components/choosing/card-issuers.tsx';
export { CashReceipt, type CashReceiptProps } from './components/choosing/cash-receipt.tsx';
export { ChoiceLine, type ChoiceLineProps } from './components/choosing/choice-line.tsx';
export {
  type Coupon,
  CouponSelect,
  type CouponSelectProps,
  type CouponSelectState,
} from './components/choosing/coupon-select.tsx';
export { Escrow, type EscrowProps } from './components/choosing/escrow.tsx';
export { Installments, type InstallmentsProps, type InstallmentsState } from './components/choosing/installments.tsx';
export { type PayMethodRowState, PayMethods, type PayMethodsProps } from './components/choosing/pay-methods.tsx';
export type { OrderHref, ShownPayment } from './components/context/checkout-context.ts';
export {
  CheckoutProvider,
  type CheckoutProviderProps,
  type PreviewSubstitutes,
} from './components/context/checkout-provider.tsx';
export type { ColorScheme, DisplayProps } from './components/context/display.ts';
export { OrderSummary, type OrderSummaryProps, type OrderSummaryState } from './components/order/order-summary.tsx';
export { PaidReceipt, type PaidReceiptProps } from './components/result/paid-receipt.tsx';
export {
  PaymentStatus,
  type PaymentStatusProps,
  type PaymentStatusState,
} from './components/result/payment-status.tsx';
export {
  VirtualAccount,
  type VirtualAccountProps,
  type VirtualAccountState,
} from './components/result/virtual-account.tsx';
export { ShipmentForm, type ShipmentFormProps, type ShipmentFormState } from './components/shipment/shipment-form.tsx';
export type { ShipmentDraft } from './components/shipment/shipment-values.ts';
export type {
  ActionKind,
  ActionState,
  ClassNames,
  Components,
  Icons,
  Slot,
  SlotOptions,
} from './components/ui/slots.tsx';
export type {
  Buyer,
  Card,
  CardIssuer,
  CompleteRequest,
  DepositAccountInfo,
  IssuerQuotas,
  KeyResult,
  LabelKey,
  Labels,
  Locale,
  Merchant,
  Order,
  OrderItem,
  PayMethod,
  PaymentFailure,
  PaymentFailureCode,
  SavedCardInfo,
  Selection,
  Shipment,
  Verdict,
} from './core.ts';
export type { Endpoint, EndpointOptions } from './payment/endpoint/endpoint.ts';
export type {
  OrderFunction,
  OrderOptions,
  OrderSource,
  Payment,
  PaymentResult,
  UsePaymentOptions,
  VerdictSource,
} from './payment/hooks/payment-options.ts';
export {
  type BillingKeyIssue,
  type BillingKeyState,
  type UseBillingKeyOptions,
  useBillingKey,
} from './payment/hooks/use-billing-key.ts';
export {
  type CardPaymentInput,
  type UseCardPaymentOptions,
  useCardPayment,
} from './payment/hooks/use-card-payment.ts';
export type { ChargeOptions, ChargePayment, ChargeTarget } from './payment/hooks/use-charge.ts';
export { usePayment } from './payment/hooks/use-payment.ts';
export {
  type ReturnedPayment,
  type UsePaymentReturnOptions,
  usePaymentReturn,
} from './payment/hooks/use-payment-return.ts';
export {
  type SavedCardPaymentInput,
  type SavedCardPaymentRequest,
  type UseSavedCardPaymentOptions,
  useSavedCardPayment,
} from './payment/hooks/use-saved-card-payment.ts';
export {
  type ShipmentSave,
  type ShipmentState,
  type UseShipmentOptions,
  useShipment,
} from './payment/hooks/use-shipment.ts';
export {
  isBusy,
  isSettled,
  type PaymentIn,
  type PaymentState,
  payableOrder,
  type SettledState,
} from './payment/machine/payment-state.ts';
export type { CardPaymentRequest } from './schema/card-requests.ts';
