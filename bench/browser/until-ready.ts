/** Until the pay button in it is live. */
export async function untilReady(container: HTMLElement): Promise<void> {
  const isReady = () => container.querySelector('form[data-status="ready"]') !== null;
  if (isReady()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isReady()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(container, { subtree: true, childList: true, attributes: true });
  });
}
