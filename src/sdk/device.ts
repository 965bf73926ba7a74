/** The very test the SDK makes: an iPad in its desktop mode counts as a PC there, so it must here. */
const MOBILE = /iphone|ipad|ipod|android|mobile/i;

/** Browsers inside apps that are known to block pop-ups or to lose them. */
const IN_APP = /KAKAOTALK|NAVER\(inapp|Instagram|FBAN|FBAV|Line\/|everytimeApp|DaumApps/i;

function userAgent(): string {
  return typeof navigator === 'undefined' ? '' : navigator.userAgent;
}

/** Will the SDK leave the page (phone), rather than open a window (PC)? */
export function isMobile(agent: string = userAgent()): boolean {
  return MOBILE.test(agent);
}

export function isInAppBrowser(agent: string = userAgent()): boolean {
  return IN_APP.test(agent);
}

export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}
