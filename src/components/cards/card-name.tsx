'use client';

import type { Label } from '../../labels/labels.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';

/** Digits at the end of a masked number, with any mask. */
const LAST_FOUR = /(\d{4})\D*$/;

interface CardNameProps {
  card: Pick<SavedCardInfo, 'cardName' | 'cardNumber'>;
  label: Label;
}

/** A saved card by its issuer and last four digits. A screen reader would read out each character of a mask. */
export function CardName({ card: { cardName, cardNumber }, label }: CardNameProps) {
  const [, digits] = LAST_FOUR.exec(cardNumber ?? '') ?? [];
  return (
    <span>
      {cardName}{' '}
      {digits ? (
        <>
          <span aria-hidden="true" className="kc-num">
            •••• {digits}
          </span>
          <span className="kc-sr">{label('savedCardEnding', { digits })}</span>
        </>
      ) : (
        cardNumber
      )}
    </span>
  );
}
