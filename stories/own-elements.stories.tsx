import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { CheckoutProvider, KiwoomCheckout, type Order, PaidReceipt, VirtualAccount } from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { OWN_CLASSES, OWN_COMPONENTS, OWN_ICONS } from './pages/own-elements.tsx';
import { startStoryClock } from './support/clock.ts';
import { NO_CONTROLS } from './support/controls.ts';
import { orderIn, SHIRT_PICTURE } from './support/goods.ts';
import { States } from './support/grid.tsx';
import { KB_3, Standing } from './support/shop.tsx';
import { awaitingIn, failedIn, paidIn } from './support/states.ts';
import { useLanguage } from './support/story-language.tsx';

/**
 * An imagined shop, Solbat, puts its own things into the checkout: `classNames` adds its classes to elements, `render`
 * gives its button, its router's link and its picture, `icons` its marks. The kit keeps the rules, the focus and what
 * is announced. `CheckoutProvider` sets them once for a whole app.
 */
const meta = {
  title: 'Checkout/Classes, components and icons',
  parameters: { canvas: { widest: 1020 }, ...NO_CONTROLS },
  beforeEach: startStoryClock,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** All three at once, on the whole checkout. */
export const OwnElements: Story = {
  name: 'All three',
  render: () => <Whole classNames={OWN_CLASSES} components={OWN_COMPONENTS} icons={OWN_ICONS} />,
  play: async ({ canvas, canvasElement }) => {
    const button = await canvas.findByRole('button', { name: /64,900/ });
    await expect(button).toHaveClass('solbat-action');
    await expect(button).not.toHaveClass('kc-button');
    await expect(canvasElement.querySelector('.solbat-picture')).toBeVisible();
    await expect(canvasElement.querySelector('.kc-total')).toHaveClass('solbat-total');
  },
};

/** Classes come after the kit's. Its styles are in a cascade layer, so the shop's win without tricks. */
export const OwnClasses: Story = {
  name: 'classNames',
  render: () => <Whole classNames={OWN_CLASSES} />,
};

/** In place of the kit's elements; all of `props` is spread, for it is what makes them work. */
export const OwnComponents: Story = {
  name: 'components',
  parameters: { canvas: { widest: 1120 } },
  render: function OwnComponents() {
    const language = useLanguage();
    return (
      <CheckoutProvider components={OWN_COMPONENTS}>
        <States
          of={[
            ['ready', <Standing key="ready" state={{ status: 'ready', order: orderIn(language) }} />],
            ['verifying', <Standing key="busy" state={{ status: 'verifying', merchantUid: '20261201-0042' }} />],
            ['failed', <Standing key="failed" state={failedIn('declined', language)} />],
            ['paid', <PaidReceipt key="paid" state={paidIn(language)} orderHref="#order" />],
            ['awaiting-deposit', <VirtualAccount key="due" state={awaitingIn(language)} />],
          ]}
        />
      </CheckoutProvider>
    );
  },
};

/** Marks of pay methods, for a shop with a licence to show them, and any icon of the kit by its name. */
export const OwnIcons: Story = { name: 'icons', render: () => <Whole icons={OWN_ICONS} /> };

function Whole(slots: Pick<Parameters<typeof KiwoomCheckout>[0], 'classNames' | 'components' | 'icons'>) {
  const language = useLanguage();
  return (
    <KiwoomCheckout
      merchant={sampleMerchant()}
      order={pictured(orderIn(language))}
      endpoint="/api/payments"
      defaultSelection={KB_3}
      orderHref="#order"
      {...slots}
    />
  );
}

function pictured(order: Order): Order {
  const [first, ...others] = order.items ?? [];
  return first ? { ...order, items: [{ ...first, image: SHIRT_PICTURE }, ...others] } : order;
}
