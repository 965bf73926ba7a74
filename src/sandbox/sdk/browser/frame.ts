interface FrameConfig {
  base: string;
  userCode: string;
  provider: string;
  pgId: string;
  outcome: string | null;
}

type Message = Record<string, unknown>;

/**
 * The hidden page the SDK talks to: it starts the payment and learns how it ended.
 * Sent to the browser as text, so it may use nothing outside itself.
 */
export function runFrame(config: FrameConfig): void {
  const POLL_MS = 200;
  let shop = '*';
  let started: Promise<void> = Promise.resolve();
  let requestId: unknown = null;
  let impUid: string | null = null;
  let isDone = false;

  async function ask(path: string, body?: Message): Promise<Message> {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(config.base + path, init);
    return answer.json();
  }

  function tell(action: string, data: Message): void {
    window.parent.postMessage(JSON.stringify({ action, data }), shop);
  }

  /** Ends the payment once, whoever notices the end first. */
  function end(reply: unknown): void {
    if (isDone) return;
    isDone = true;
    tell('daou.modal.close', {});
    tell('done', { ...(reply as Message), request_id: requestId });
  }

  async function start(params: Message): Promise<void> {
    requestId = params.request_id;
    impUid = null;
    isDone = false;
    try {
      const answer = await ask('/payments/start', { ...config, params, userAgent: navigator.userAgent });
      if (answer.reply) return end(answer.reply);
      impUid = String(answer.impUid);
      tell('daou.modal', {
        action: answer.action,
        method: 'POST',
        param: answer.param,
        formId: 'daou',
        popup: true,
        impUid,
      });
      setTimeout(poll, POLL_MS);
    } catch (error) {
      end({ success: false, imp_uid: null, merchant_uid: params.merchant_uid, error_msg: String(error) });
    }
  }

  async function poll(): Promise<void> {
    if (isDone || impUid === null) return;
    try {
      const answer = await ask(`/payments/result/${impUid}`);
      if (answer.reply) return end(answer.reply);
    } catch {
      // The sandbox may be restarting; it is asked again.
    }
    setTimeout(poll, POLL_MS);
  }

  async function close(closedUid: unknown): Promise<void> {
    await started;
    if (isDone || impUid === null || (closedUid !== null && closedUid !== impUid)) return;
    const answer = await ask('/payments/closing', { imp_uid: impUid });
    if (answer.reply) end(answer.reply);
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || typeof event.data !== 'string') return;
    const { action, data, from } = JSON.parse(event.data);
    if (from !== 'iamport-sdk') return;
    shop = event.origin;
    if (action === 'payment') started = start(data);
    if (action === 'communicate' && data.result === 'check.closing') void close(data.imp_uid);
  });
}
