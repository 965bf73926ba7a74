import { describe, expect, it } from 'vitest';
import { isInAppBrowser, isMobile } from '../../src/sdk/device.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const IPAD_DESKTOP =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';
const GALAXY = 'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';

describe('device', () => {
  it.each([
    [IPHONE, true],
    [GALAXY, true],
    [IPAD_DESKTOP, false],
    ['', false],
  ])('%s is mobile: %s', (agent, expected) => expect(isMobile(agent)).toBe(expected));

  it.each([
    'KAKAOTALK 25.1.0 (INAPP)',
    'KAKAOSTORY 8.1.0',
    'NAVER(inapp; search; 2000; 12.10.1)',
    'NAVER(inapp; cafe; 1700; 7.2.1)',
    'DaumApps/8.13.0 DaumDevice/mobile',
    'BAND/18.2.1 (Android OS 15)',
    'Line/14.20.0/IAB',
    'everytimeApp',
    'TossApp/5.210.0',
    'Instagram 361.0.0.35.82 Android',
    '[FBAN/FBIOS;FBAV/490.0.0.40.109;FBBV/1]',
    '[FB_IAB/FB4A;FBAV/490.0.0.40.109;]',
    'FBAN/MessengerForiOS',
    'Barcelona 361.0.0.46.84 Android',
    'musical_ly_38.1.0 JsSdk/2.0 BytedanceWebview/d8a21c6',
    'trill_380100 BytedanceWebview/d8a21c6',
    'Twitter for iPhone/10.72',
    'TwitterAndroid',
    'Snapchat/13.20.0.40',
    'WhatsApp/2.25.1',
    'MicroMessenger/8.0.50',
    'LinkedInApp/9.30',
    '[Pinterest/iOS]',
  ])('%s is an app with a browser of its own', (mark) => {
    for (const agent of [`${GALAXY} ${mark}`, `${IPHONE} ${mark}`]) expect(isInAppBrowser(agent)).toBe(true);
  });

  it.each([
    GALAXY,
    IPHONE,
    IPAD_DESKTOP,
    '',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Whale/4.33 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    // Names that only contain a mark.
    'ShopOnline/3.1 Broadband/2',
    // An app that nobody has listed: a window it blocks is a blocked window.
    `${GALAXY} SomeApp/1.0`,
  ])('%s is a browser', (agent) => expect(isInAppBrowser(agent)).toBe(false));
});
