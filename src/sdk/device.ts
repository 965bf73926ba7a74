/** The SDK's own test: an iPad in desktop mode counts as a PC there, so it must here. */
const MOBILE = /iphone|ipad|ipod|android|mobile/i;

/**
 * Marks of apps that open links in a browser of their own, which blocks or loses pop-ups. An app that is not listed is
 * an ordinary browser here: a window it blocks is reported all the same, in the words for a blocked window.
 */
const IN_APP = [
  ...['kakaotalk', 'kakaostory', 'naver(inapp', 'daumapps', ' band/', ' line/', 'everytimeapp', 'tossapp'],
  ...['instagram', 'fban', 'fbav', 'fb_iab', 'whatsapp', 'micromessenger', 'snapchat', 'linkedinapp', 'pinterest/'],
  // Threads; TikTok; X.
  ...[' barcelona ', 'musical_ly', 'trill_', 'bytedancewebview', 'twitter for iphone', 'twitterandroid'],
];

function userAgent(): string {
  return typeof navigator === 'undefined' ? '' : navigator.userAgent;
}

/** True where the SDK navigates the page (phone); false where it opens a window (PC). */
export function isMobile(agent: string = userAgent()): boolean {
  return MOBILE.test(agent);
}

export function isInAppBrowser(agent: string = userAgent()): boolean {
  const text = agent.toLowerCase();
  return IN_APP.some((mark) => text.includes(mark));
}

export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}
