import { changePage } from './shop-page.tsx';

/** What happens to the page, in this order, and by which name the table has it. */
export const ACTIONS: readonly [name: string, act: () => void][] = [
  ['page re-render', () => changePage({ visits: 1 })],
  ['amount change', () => changePage({ amount: 120_000 })],
  ['choosing a method', () => find<HTMLInputElement>('input[value="vbank"]').click()],
  ['choosing the card again', () => find<HTMLInputElement>('input[value="card"]').click()],
  ['choosing months', () => choose(find('select[name="installment"]'), '3')],
];

function find<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  if (select.value !== value) throw new Error(`There is no option ${value}.`);
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
