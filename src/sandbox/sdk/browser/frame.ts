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

interface ResultReport {
  /** Names the request that the result belongs to. */
  setRequest(id: unknown): void;
  isDone(): boolean;
  /** Reports a result; only the first one counts. */
  end(reply: unknown): void;
  /** Polls the sandbox for the result of a payment, and reports it. */
  poll(impUid: string): void;
}

/** Runs in the frame, sent as text: it must not reference anything outside itself. */
export function createResultReport({ ask, tell }: FrameLink): ResultReport {
  const POLL_DELAY_MS = 200;
  let requestId: unknown = null;
  let isDone = false;

  function end(reply: unknown): void {
    if (isDone) return;
    isDone = true;
    // Terminal by itself: no `done` follows.
    tell('daou.modal.close', { ...(reply as Message), request_id: requestId });
  }

  async function pollOnce(impUid: string): Promise<void> {
    // The sandbox may be restarting; the next poll retries.
    const answer: Message = await ask(`/payments/result/${impUid}`).catch(() => ({}));
    if (answer.reply) end(answer.reply);
    if (!isDone) poll(impUid);
  }

  function poll(impUid: string): void {
    setTimeout(() => void pollOnce(impUid), POLL_DELAY_MS);
  }

  return {
    setRequest(id) {
      requestId = id;
    },
    isDone: () => isDone,
    end,
    poll,
  };
}

interface FrameParts {
  createFrameLink: typeof createFrameLink;
  createResultReport: typeof createResultReport;
}

/**
 * The hidden page that the SDK talks to: it starts the payment and reports its result.
 * Runs in the frame, sent as text: it must not reference anything outside itself.
 */
export function runFrame(config: FrameConfig, parts: FrameParts): void {
  const link = parts.createFrameLink(config.base);
  const { ask, tell, listen } = link;
  const { setRequest, isDone, end, poll } = parts.createResultReport(link);
  let started: Promise<void> = Promise.resolve();
  let impUid: string | null = null;
  let pendingForm: Message | null = null;

  async function start(params: Message): Promise<void> {
    setRequest(params.request_id);
    try {
      const answer = await ask('/payments/start', { ...config, params, userAgent: navigator.userAgent });
      if (answer.isSilent) return;
      if (answer.reply) return end(answer.reply);
      impUid = String(answer.impUid);
      const form = { action: answer.action, method: 'POST', param: answer.param, formId: 'daou', popup: true, impUid };
      if (answer.waitsForClosing) pendingForm = form;
      else tell('daou.modal', form);
      poll(impUid);
    } catch (error) {
      end({ success: false, imp_uid: null, merchant_uid: params.merchant_uid, error_msg: String(error) });
    }
  }

  /** Answers for the payment that the SDK names, which may be the one before. */
  async function close(closedUid: unknown): Promise<void> {
    await started;
    if (isDone() || impUid === null) return;
    const form = pendingForm;
    pendingForm = null;
    if (form) return tell('daou.modal', form);
    const answer = await ask('/payments/closing', { imp_uid: closedUid ?? impUid });
    if (answer.reply) end(answer.reply);
  }

  listen((action, data) => {
    if (action === 'payment') started = start(data);
    if (action === 'communicate' && data.result === 'check.closing') void close(data.imp_uid);
  });
}
