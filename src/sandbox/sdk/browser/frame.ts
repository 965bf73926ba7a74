interface FrameConfig {
  base: string;
  userCode: string;
  provider: string;
  pgId: string;
  outcome: string | null;
}

type Message = Record<string, unknown>;

/** What a frame says to its page and to the sandbox's server. */
interface FrameLink {
  ask(path: string, body?: Message): Promise<Message>;
  tell(action: string, data: Message): void;
  /** Calls `handle` for each message of the SDK. */
  listen(handle: (action: string, data: Message) => void): void;
}

/** Runs in the frame, sent as text: it must not reference anything outside itself. */
export function createFrameLink(base: string): FrameLink {
  let shop = '*';
  return {
    async ask(path, body) {
      const headers = { 'content-type': 'application/json' };
      const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await fetch(base + path, init);
      return response.json();
    },
    tell(action, data) {
      window.parent.postMessage(JSON.stringify({ action, data, from: 'sandbox-frame' }), shop);
    },
    listen(handle) {
      window.addEventListener('message', (event) => {
        if (event.source !== window.parent || typeof event.data !== 'string') return;
        const { action, data, from } = JSON.parse(event.data);
        if (from !== 'iamport-sdk') return;
        shop = event.origin;
        handle(action, data);
      });
    },
  };
}

/**
 * The hidden page that the SDK talks to: it starts the payment and reports its result.
 * Runs in the frame, sent as text: it must not reference anything outside itself.
 */
export function runFrame(config: FrameConfig, parts: { createFrameLink: typeof createFrameLink }): void {
  const POLL_DELAY_MS = 200;
  const { ask, tell, listen } = parts.createFrameLink(config.base);
  let started: Promise<void> = Promise.resolve();
  let requestId: unknown = null;
  let impUid: string | null = null;
  let pendingForm: Message | null = null;
  let isDone = false;

  function end(reply: unknown): void {
    if (isDone) return;
    isDone = true;
    // Terminal by itself: no `done` follows.
    tell('daou.modal.close', { ...(reply as Message), request_id: requestId });
  }

  async function start(params: Message): Promise<void> {
    requestId = params.request_id;
    try {
      const answer = await ask('/payments/start', { ...config, params, userAgent: navigator.userAgent });
      if (answer.isSilent) return;
      if (answer.reply) return end(answer.reply);
      impUid = String(answer.impUid);
      const form = { action: answer.action, method: 'POST', param: answer.param, formId: 'daou', popup: true, impUid };
      if (answer.waitsForClosing) pendingForm = form;
      else tell('daou.modal', form);
      setTimeout(poll, POLL_DELAY_MS);
    } catch (error) {
      end({ success: false, imp_uid: null, merchant_uid: params.merchant_uid, error_msg: String(error) });
    }
  }

  async function poll(): Promise<void> {
    // The sandbox may be restarting; the next poll retries.
    const answer: Message = await ask(`/payments/result/${impUid}`).catch(() => ({}));
    if (answer.reply) end(answer.reply);
    if (!isDone) setTimeout(poll, POLL_DELAY_MS);
  }

  /** Answers for the payment that the SDK names, which may be the one before. */
  async function close(closedUid: unknown): Promise<void> {
    await started;
    if (isDone || impUid === null) return;
    if (pendingForm) {
      tell('daou.modal', pendingForm);
      pendingForm = null;
      return;
    }
    const answer = await ask('/payments/closing', { imp_uid: closedUid ?? impUid });
    if (answer.reply) end(answer.reply);
  }

  listen((action, data) => {
    if (action === 'payment') started = start(data);
    if (action === 'communicate' && data.result === 'check.closing') void close(data.imp_uid);
  });
}
