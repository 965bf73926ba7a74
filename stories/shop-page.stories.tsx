import type { Meta, StoryObj } from '@storybook/react-vite';
import { KiwoomCheckout } from '../src/index.ts';
import { sampleMerchant } from '../src/testing.ts';
import { shopper } from './journeys/journey.tsx';
import { NO_CONTROLS } from './support/controls.ts';
import { orderIn } from './support/goods.ts';
import { useLanguage } from './support/story-language.tsx';

/**
 * A shop's own page, as it is in production: it names its `endpoint` and knows nothing of Storybook. The
 * substitutes for PortOne and for the server come from `withKiwoomSandbox` of `kiwoom-checkout/storybook`, and the toolbar says how a
 * payment ends. A shop's own Storybook does the same with three lines in `preview.tsx`.
 */
const meta = {
  title: 'Checkout/A shop page',
  parameters: { canvas: { widest: 1020 }, ...NO_CONTROLS },
  render: () => <OurCheckoutPage />,
} satisfies Meta;

export default meta;
type Story = StoryObj<typeof meta>;

/** Goes as the toolbar says. */
export const AsTheToolbarSays: Story = { name: 'As the toolbar says' };

/** One story may say how its payment ends: `globals: { kiwoomOutcome: 'approve' }`. */
export const Approved: Story = {
  tags: ['!autodocs'],
  globals: { kiwoomOutcome: 'approve' },
  parameters: { kiwoom: { delay: 100 } },
  play: async (context) => {
    const { label, won, clicks, seesTitle } = hands(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('paidTitle'));
  },
};

export const Declined: Story = {
  tags: ['!autodocs'],
  globals: { kiwoomOutcome: 'decline' },
  parameters: { kiwoom: { delay: 100 } },
  play: async (context) => {
    const { label, won, clicks, seesTitle } = hands(context);
    await clicks(label('payButton', { amount: won(64_900) }));
    await seesTitle(label('failedTitle'));
  },
};

/** A shopper on a page whose fakes are the decorator's. */
function hands(context: Parameters<NonNullable<Story['play']>>[0]) {
  return shopper({ ...context, loaded: { world: {} } });
}

function OurCheckoutPage() {
  const language = useLanguage();
  return (
    <main>
      <h1 className="story-title">{language === 'ko' ? '주문서' : 'Your order'}</h1>
      <KiwoomCheckout
        merchant={sampleMerchant()}
        orderId="20261201-0042"
        order={(attempt) => orderIn(language, { merchantUid: `20261201-0042-${attempt}` })}
        endpoint="/api/payments"
        orderHref="#order"
      />
    </main>
  );
}
