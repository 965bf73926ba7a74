/** The SDK's own test: an iPad in desktop mode counts as a PC there, so it must here. */
const MOBILE = /iphone|ipad|ipod|android|mobile/i;

/** In-app browsers that are known to block or to lose pop-ups. */
const IN_APP = /KAKAOTALK|NAVER\(inapp|Instagram|FBAN|FBAV|Line\/|everytimeApp|DaumApps/i;

function userAgent(): string {
  return typeof navigator === 'undefined' ? '' : navigator.userAgent;
}

/** True where the SDK navigates the page (phone); false where it opens a window (PC). */
export function isMobile(agent: string = userAgent()): boolean {
  return MOBILE.test(agent);
}

export function isInAppBrowser(agent: string = userAgent()): boolean {
  return IN_APP.test(agent);
}

export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}
