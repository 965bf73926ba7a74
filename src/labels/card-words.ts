import { cardsEn } from './cards-en.ts';
import { cardsKo } from './cards-ko.ts';
import type { LabelTable } from './labels.ts';

/** What card forms, kept cards and shipments say besides. */
export const CARD_WORDS: LabelTable = { ko: cardsKo, en: cardsEn };
