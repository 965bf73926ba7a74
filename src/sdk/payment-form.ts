/** The SDK's name for the window of Kiwoom Pay, and the target of its form. Windows of other names are the page's own. */
export const SDK_WINDOW = 'daou';

/**
 * Watches for the form by which the SDK sends the shopper to Kiwoom Pay. The SDK submits it whenever its frame answers,
 * also when the window is closed by then: the browser would open a new tab, in which the shopper could pay unwatched.
 *
 * @param maySubmit called before the form is submitted, with its target; false keeps it from being submitted.
 * @returns the function that stops watching.
 */
export function watchPaymentForm(maySubmit: (target: string) => boolean): () => void {
  const prototype = HTMLFormElement.prototype;
  const realSubmit = prototype.submit;
  let isStopped = false;
  const isRefused = (form: HTMLFormElement) => !isStopped && isPaymentForm(form) && !maySubmit(form.target);

  function submit(this: HTMLFormElement): void {
    if (!isRefused(this)) realSubmit.call(this);
  }
  /** For an SDK that submits by `requestSubmit` or a button; `submit()` fires no event. */
  function onSubmit(event: Event): void {
    if (!(event.target instanceof HTMLFormElement) || !isRefused(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  prototype.submit = submit;
  window.addEventListener('submit', onSubmit, true);
  return () => {
    isStopped = true;
    // Unless another script has wrapped it meanwhile.
    if (prototype.submit === submit) prototype.submit = realSubmit;
    window.removeEventListener('submit', onSubmit, true);
  };
}

/** On a PC the form goes to the SDK's window, on a phone to the page itself. The SDK encodes both as EUC-KR. */
function isPaymentForm(form: HTMLFormElement): boolean {
  if (form.target === SDK_WINDOW) return true;
  return form.target === '_self' && /euc-kr/i.test(form.acceptCharset) && form.querySelector('button') === null;
}
