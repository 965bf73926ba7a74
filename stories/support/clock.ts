import { FAKE_NOW } from '../../src/testing/fake-records.ts';

const realNow = Date.now;
let holders = 0;

/** The last second of 23:59 in Korea, three days after the clock of the stories starts. */
export const STORY_DUE = FAKE_NOW + 3 * 86_400 + 9 * 3_600 + 27 * 60 + 59;

/**
 * Starts the page's clock at 14:32 in Korea on 1 December 2026, so that a deadline looks the same every day and still
 * runs. For `beforeEach`: returns the function that stops it.
 */
export function startStoryClock(): () => void {
  const started = realNow();
  holders += 1;
  Date.now = () => FAKE_NOW * 1000 + (realNow() - started);
  return () => {
    holders -= 1;
    if (holders === 0) Date.now = realNow;
  };
}
