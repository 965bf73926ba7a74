/** The SDK's overlay. */
export interface Dialog {
  /** Creates it on first use, at the end of the body. */
  mount(): HTMLElement;
  /** On a phone it also hides everything else in the body. */
  show(isMobile: boolean): void;
  hide(): void;
}

/** Runs in the shop's page, sent as text: it must not reference anything outside itself. */
export function createDialog(): Dialog {
  let element: HTMLElement | null = null;
  const rules = [
    '.imp-dialog { position: fixed; inset: 0; z-index: 99999; display: none; background: rgba(0, 0, 0, 0.4); }',
    // A frame whose colour scheme differs from its page's is opaque.
    '.imp-dialog iframe { display: none; width: 100%; height: 100%; border: 0; color-scheme: light; }',
    'body.imp-payment-progress > :not(.imp-dialog) { display: none !important; }',
  ];

  function mount(): HTMLElement {
    if (element) return element;
    const style = document.createElement('style');
    style.textContent = rules.join('\n');
    document.head.append(style);
    element = document.createElement('div');
    element.className = 'imp-dialog customizable';
    document.body.append(element);
    return element;
  }

  return {
    mount,
    show(isMobile) {
      mount().style.display = 'block';
      if (isMobile) document.body.classList.add('imp-payment-progress');
    },
    hide() {
      if (element) element.style.display = 'none';
      document.body.classList.remove('imp-payment-progress');
    },
  };
}
