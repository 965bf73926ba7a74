export {
  FAKE_CARD_OUTCOMES,
  type FakeCardOutcome,
  type FakeCards,
  type FakeCardsOptions,
  fakeCards,
} from './testing/fake-cards.ts';
export { FAKE_OUTCOMES, type FakeOutcome } from './testing/fake-outcomes.ts';
export { fakePayment } from './testing/fake-payment.ts';
export { type FakePortOne, type FakePortOneOptions, fakePortOne } from './testing/fake-portone.ts';
export { type FakeVerifyOptions, fakeVerify } from './testing/fake-verify.ts';
export { type LedgerLaw, ledgerLaws } from './testing/laws/ledger-laws.ts';
export { sampleMerchant, sampleOrder } from './testing/samples.ts';
