import { expect, waitFor } from 'storybook/test';

/** Waits until something can be seen: results fade in, and are transparent at first. */
export async function see(found: HTMLElement | Promise<HTMLElement>): Promise<HTMLElement> {
  const element = await found;
  await waitFor(() => expect(element).toBeVisible());
  return element;
}
