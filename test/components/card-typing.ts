import { screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** Fits its check digit; nobody's. */
export const NUMBER = '9410123456789010';
/** What must be found nowhere once the card is handed over. */
export const TRACES = [/9410\D*1234\D*5678\D*9010/, /5678/, /900215/, /08\s*\/\s*29/, /2029-08/, /\b73\b/];

export const field = (name: string | RegExp) => screen.getByLabelText<HTMLInputElement>(name);

/** A good personal card, in Korean. */
export async function typeCard(user: UserEvent): Promise<void> {
  await user.type(field('카드 번호'), NUMBER);
  await user.type(field('유효기간'), '0829');
  await user.type(field('비밀번호 앞 두 자리'), '73');
  await user.type(field('생년월일 6자리'), '900215');
}
