import type { HeldBack } from '../context/checkout-context.ts';
import { reportDeadEnd } from '../context/report-dead-end.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The first field of the form that holds back the payment and that the browser cannot show its message at. A closed
 * `<details>` is opened, so that it can.
 */
export function findHiddenField(form: HTMLFormElement): Extract<HeldBack, { by: 'field' }> | null {
  return firstHidden([...form.elements].filter((element): element is Control => isInvalid(element)));
}

/** The same for the errors of react-hook-form, whose fields a shop may have registered with rules of its own. */
export function findHiddenError(errors: unknown): Extract<HeldBack, { by: 'field' }> | null {
  return firstHidden(controlsOf(errors, MAX_ERROR_DEPTH));
}

const MAX_ERROR_DEPTH = 8;

/** Errors are nested as the fields are; a leaf has the element as `ref`. */
function controlsOf(errors: unknown, depth: number): Control[] {
  if (typeof errors !== 'object' || errors === null || depth === 0) return [];
  const { ref } = errors as { ref?: unknown };
  if (ref instanceof Element) return [ref as Control];
  return ref === undefined ? Object.values(errors).flatMap((inner) => controlsOf(inner, depth - 1)) : [];
}

function firstHidden(invalid: readonly Control[]): Extract<HeldBack, { by: 'field' }> | null {
  for (const control of invalid) openDetails(control);
  const hidden = invalid.find(isHidden);
  if (!hidden) return null;
  const name = nameOf(hidden);
  reportDeadEnd('field-hidden', hidden.name || hidden.id || name || '(without a name)');
  return { by: 'field', name };
}

function isInvalid(element: Element): boolean {
  return 'validity' in element && 'willValidate' in element && element.willValidate === true
    ? !(element.validity as ValidityState).valid
    : false;
}

function openDetails(control: Element): void {
  for (let details = control.closest('details'); details; details = details.parentElement?.closest('details') ?? null) {
    // What is inside its summary shows while it is closed.
    if (!details.open && !control.closest('summary')) details.open = true;
  }
}

function isHidden(control: Element): boolean {
  if (control.closest('[inert]')) return true;
  if (getComputedStyle(control).visibility === 'hidden') return true;
  for (let element: Element | null = control; element; element = element.parentElement) {
    if (getComputedStyle(element).display === 'none') return true;
  }
  return false;
}

/** What the shopper calls the field. */
function nameOf(control: Control): string | undefined {
  const texts = [control.getAttribute('aria-label'), control.labels?.[0]?.textContent, control.title];
  return texts
    .map((text) => text?.replace(/\s+/g, ' ').trim())
    .find(Boolean)
    ?.slice(0, MAX_NAME_LENGTH);
}

const MAX_NAME_LENGTH = 60;
