import { isInAppBrowser, isOffline } from '../../sdk/device.ts';
import { currentRun, type PaymentRun } from '../../sdk/request-pay.ts';
import { type AttemptStore, tabAttempts } from '../attempts/attempt-store.ts';
import { browserLeases, type LeaseStore } from '../attempts/lease-store.ts';
import { PageSessions } from './page-sessions.ts';

/** What a session needs of the page it runs on. */
export interface Page {
  attempts: AttemptStore;
  leases: LeaseStore;
  sessions: PageSessions;
  /** The payment whose window is open on this page. */
  currentRun(): PaymentRun | null;
  isVisible(): boolean;
  isOffline(): boolean;
  /** The page is shown inside an app's own browser. */
  isInApp(): boolean;
  /** Calls back when the page is visible again, or online again. Returns what stops it. */
  onReturn(listener: () => void): () => void;
  /**
   * Calls back when the page was restored from the back/forward cache, and makes it visible again if the SDK had hidden
   * it in order to leave (`hadLeft`). Returns what stops it.
   */
  onRestored(listener: (hadLeft: boolean) => void): () => void;
  /** Calls back when the page is left, for another one or for good. Returns what stops it. */
  onLeave(listener: () => void): () => void;
}

/** The page of this browser. */
export const browserPage: Page = {
  attempts: tabAttempts,
  leases: browserLeases,
  sessions: new PageSessions(),
  currentRun,
  isVisible: () => document.visibilityState !== 'hidden',
  isOffline,
  isInApp: isInAppBrowser,
  onReturn(listener) {
    const onVisible = () => {
      if (document.visibilityState !== 'hidden') listener();
    };
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', listener);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', listener);
    };
  },
  onRestored(listener) {
    const onPageShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      const { classList } = document.body;
      const hadLeft = classList.contains('imp-payment-progress');
      classList.remove('imp-payment-progress');
      listener(hadLeft);
    };
    window.addEventListener('pageshow', onPageShow);
    return () => window.removeEventListener('pageshow', onPageShow);
  },
  onLeave(listener) {
    window.addEventListener('pagehide', listener);
    return () => window.removeEventListener('pagehide', listener);
  },
};
