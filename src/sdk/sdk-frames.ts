/**
 * The hidden frames that PortOne's SDK puts into the page, one per channel. `request_pay` posts to one of them, so
 * without frames, or into frames that are about to be discarded, a payment never starts.
 */
const FRAMES = 'iframe[src*="/payments/ready/"], iframe[src*="/certificates/ready/"]';

/** The element that the SDK creates once, at the first `init`, and keeps for good. */
const DIALOG = '.imp-dialog';

/** The class by which the SDK hides every child of the body but its dialog, on phones. */
const HIDING_CLASS = 'imp-payment-progress';

export function sdkFrames(): readonly Element[] {
  return [...document.querySelectorAll(FRAMES)];
}

/**
 * Is PortOne's own SDK at work on this page? A substitute (`fakePortOne`, an SDK of a test) has no dialog: nothing can be
 * concluded from its frames, and no time limit applies to it.
 */
export function hasSdkDialog(): boolean {
  return document.querySelector(DIALOG) !== null;
}

/** Shows the page again that the SDK hid when it was about to leave for Kiwoom Pay. */
export function showHiddenPage(): void {
  document.body.classList.remove(HIDING_CLASS);
}
