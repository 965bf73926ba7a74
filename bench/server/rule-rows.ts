import {
  buildRequest,
  cashReceiptFlag,
  installmentOptions,
  orderName,
  parseOrder,
  parseSelection,
  unprintableCharacters,
} from 'kiwoom-checkout/core';
import { sampleMerchant, sampleOrder } from 'kiwoom-checkout/testing';
import type { Row } from '../row.ts';
import type { Summary } from '../statistics.ts';
import { timeInTurns } from './time-calls.ts';

const SMALL = 10;
const LARGE = 1_000;

/** One call of each rule beside a copy of the order by JSON, and how the time grows with the input. */
export function ruleRows(): Row[] {
  const [order, merchant] = [sampleOrder(), sampleMerchant()];
  const selection = { payMethod: 'card', cardIssuer: '381', installment: 3 } as const;
  const { floor, ...rules } = timeInTurns({
    floor: () => JSON.parse(JSON.stringify(order)),
    installmentOptions: () => installmentOptions({ amount: 64_900, cardQuota: [2, 3, 6] }),
    cashReceiptFlag: () => cashReceiptFlag('trans', true),
    orderName: () => orderName(['유기농 면 셔츠', '리넨 앞치마']),
    unprintableCharacters: () => unprintableCharacters('유기농 면 셔츠 외 1건'),
    parseOrder: () => parseOrder(order),
    parseSelection: () => parseSelection(selection, { merchant, amount: order.amount }),
    buildRequest: () => buildRequest({ merchant, order, selection }),
  });
  const rows = Object.entries(rules).map(([name, time]) => perCall(name, time, 'a copy of the order by JSON', floor));
  return [...rows, ...growthRows()];
}

/** A rule that grows with its input takes as long for each item of a large one as of a small one. */
function growthRows(): Row[] {
  const orderOf = (count: number) =>
    sampleOrder({ items: Array.from({ length: count }, () => ({ name: '셔츠', amount: 1 })) });
  const textOf = (count: number) => '유기농 면'.repeat(count / 5);
  const [fewItems, manyItems, shortText, longText] = [orderOf(SMALL), orderOf(LARGE), textOf(SMALL), textOf(LARGE)];
  const times = timeInTurns({
    fewItems: () => parseOrder(fewItems),
    manyItems: () => parseOrder(manyItems),
    shortText: () => unprintableCharacters(shortText),
    longText: () => unprintableCharacters(longText),
  });
  return [
    perItem('parseOrder, each of 1,000 items', times.manyItems, times.fewItems),
    perItem('unprintableCharacters, each of 1,000 characters', times.longText, times.shortText),
  ];
}

function perItem(name: string, large: Summary, small: Summary): Row {
  const each = { ...large, value: large.value / LARGE };
  return perCall(name, each, `each of ${SMALL}`, { ...small, value: small.value / SMALL });
}

const US_IN_MS = 1_000;

function perCall(measure: string, { value, spread }: Summary, floorName: string, floor: Summary): Row {
  return {
    measure,
    value: value * US_IN_MS,
    spread,
    unit: 'µs',
    floor: { name: floorName, value: floor.value * US_IN_MS },
  };
}
