'use client';

import type { Label } from '../../labels/labels.ts';
import type { SavedCardInfo } from '../../schema/card-requests.ts';

/** Digits at the end of a masked number, whatever masks the rest. */
const LAST_FOUR = /(\d{4})\D*$/;

interface CardNameProps {
  card: Pick<SavedCardInfo, 'cardName' | 'cardNumber'>;
  label: Label;
}

/** A kept card as people tell it from others: its issuer and the last four digits. A mask would be read star by star. */
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
