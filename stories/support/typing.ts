import type { Label } from '../../src/core.ts';

/** A number with a valid check digit that does not belong to a real card. */
export const STORY_CARD = '9410123456789010';

interface Canvas {
  getByLabelText(text: string): HTMLElement;
}

interface Keyboard {
  type(element: Element, text: string): Promise<void>;
}

export interface Hands extends Canvas, Keyboard {}

/** Fills in a good personal card. */
export async function typeCard(canvas: Canvas, userEvent: Keyboard, label: Label): Promise<void> {
  await userEvent.type(canvas.getByLabelText(label('cardFormNumber')), STORY_CARD);
  await userEvent.type(canvas.getByLabelText(label('cardFormExpiry')), '0829');
  await userEvent.type(canvas.getByLabelText(label('cardFormPwd2Digit')), '12');
  await userEvent.type(canvas.getByLabelText(label('cardFormBirth')), '900215');
}
