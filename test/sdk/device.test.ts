import { describe, expect, it } from 'vitest';
import { isInAppBrowser, isMobile } from '../../src/sdk/device.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const IPAD_DESKTOP =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';
const GALAXY = 'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
const KAKAO = `${GALAXY} KAKAOTALK 25.1.0`;

describe('device', () => {
  it.each([
    [IPHONE, true],
    [GALAXY, true],
    [IPAD_DESKTOP, false],
    ['', false],
  ])('%s is mobile: %s', (agent, expected) => expect(isMobile(agent)).toBe(expected));

  it('knows the browser inside KakaoTalk', () => {
    expect([isInAppBrowser(KAKAO), isInAppBrowser(GALAXY)]).toEqual([true, false]);
  });
});
