import { reportDeadEnd } from './report-dead-end.ts';

/**
 * Calls back when the press on a submit button did not submit its form: in an iframe whose `sandbox` has no
 * `allow-forms`, the browser drops the submit without an event.
 */
export function watchSubmit(form: HTMLFormElement, onDropped: () => void): void {
  let isSubmitted = false;
  const note = () => {
    isSubmitted = true;
  };
  form.addEventListener('submit', note, { capture: true, once: true });
  setTimeout(() => {
    form.removeEventListener('submit', note, { capture: true });
    if (isSubmitted || !form.isConnected) return;
    reportDeadEnd('frame-forbids-forms');
    onDropped();
  }, 0);
}
