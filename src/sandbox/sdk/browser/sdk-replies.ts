import type { Transport } from './sdk-transport.ts';

type Params = Record<string, unknown>;

export interface Run {
  params: Params;
  callback: ((reply: Params) => void) | undefined;
}

/** Callbacks of the running requests, by `request_id`. */
export interface Replies {
  expect(run: Run): void;
  /** Calls the callback of the message's `request_id`, whichever frame sent it. */
  settle(message: Params): void;
  refuse(run: Run, reason: 'no-channel' | 'unknown-pg'): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createReplies(transport: Transport, isMobile: boolean): Replies {
  const runs = new Map<unknown, Run>();

  function deliver({ params, callback }: Run, reply: Params): void {
    if (typeof callback !== 'function') {
      if (isMobile) transport.leave(params, reply);
      return;
    }
    try {
      callback.call({}, reply);
    } catch (error) {
      console.error(error);
    }
  }

  return {
    expect(run) {
      runs.set(run.params.request_id, run);
    },
    settle({ request_id: id, ...reply }) {
      const run = runs.get(id);
      runs.delete(id);
      if (run) deliver(run, reply);
    },
    refuse(run, reason) {
      const ids = { imp_uid: null, merchant_uid: run.params.merchant_uid };
      const noChannel = { success: false, error_code: 'NOT_READY', error_msg: '등록된 PG 설정 정보가 없습니다.' };
      // The real SDK misspells this key, too.
      const unknownPg = { imp_success: false, error_coe: 'F1001', error_msg: '등록되지 않은 PG입니다.' };
      deliver(run, { ...ids, ...(reason === 'no-channel' ? noChannel : unknownPg) });
    },
  };
}
