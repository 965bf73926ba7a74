import type { ImpRequest } from '../wire/imp-request.ts';

/** The part of `window.IMP` that this kit uses. */
export interface Imp {
  init(userCode: string): void;
  /** Replaces `init` for a sub-merchant of an agency. */
  agency?: ((userCode: string, tierCode: string) => void) | undefined;
  request_pay(request: ImpRequest, callback?: (reply: unknown) => void): void;
  /** Hides the SDK's overlay; never calls the callback. */
  close?: (() => void) | undefined;
}

export function isImp(raw: unknown): raw is Imp {
  if (typeof raw !== 'object' || raw === null) return false;
  const imp = raw as Partial<Record<keyof Imp, unknown>>;
  return typeof imp.init === 'function' && typeof imp.request_pay === 'function';
}

/** `window.IMP` as other packages declare it (`iamport-typings`), with requests and replies of their own types. */
export interface DeclaredImp {
  init: (...args: never[]) => unknown;
  request_pay: (...args: never[]) => unknown;
}

/** The option `sdk`: the object, a promise of it, or null where there is no window. */
export type SdkSource = Imp | DeclaredImp | PromiseLike<Imp | DeclaredImp | null> | null;
