import { expect, test } from '@playwright/test';
import { hasPersonalData } from './personal-data.ts';

const PERSONAL = ['4000123412341234', '4000-1234-1234-1234', 'card=4000 1234 1234 1234', '"birth":"900215"', '홍길동'];
/** Random ids of digits alone, and a time that has a birth date in it. */
const HARMLESS = ['merchant_uid=37913505-52503348-4b8', '37913505-52503348', 'imp_057900215496', '"at":1795900215877'];

for (const text of PERSONAL) {
  test(`${text} is found in what a page leaves behind`, () => {
    expect(hasPersonalData(text)).toBe(true);
  });
}

for (const text of HARMLESS) {
  test(`${text} is an id or a time, not personal data`, () => {
    expect(hasPersonalData(text)).toBe(false);
  });
}
