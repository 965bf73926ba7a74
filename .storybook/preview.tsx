import type { Preview } from '@storybook/react-vite';
import '../src/styles.css';
import '../src/themes/bookshop.css';
import '../src/themes/fruit-shop.css';
import '../src/themes/workshop.css';
import './own-shop.css';
import './pages.css';
import './preview.css';
import { currentRun } from '../src/sdk/request-pay.ts';
import { kiwoomGlobalTypes, kiwoomInitialGlobals, withKiwoomSandbox } from '../src/storybook.ts';
import { languageOf } from '../stories/support/story-language.tsx';
import { Canvas } from './canvas.tsx';
import { DocsPage } from './docs-page.tsx';

/** The prose of a doc comment: its `@throws` and `@example` are for the editor, and markdown would make tags of them. */
function withoutTags(component: { __docgenInfo?: { description?: string } } | undefined): string {
  return component?.__docgenInfo?.description?.split(/^@/m)[0] ?? '';
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'fullscreen',
    // What axe finds fails the story as a test.
    a11y: { test: 'error' },
    // A part by itself; arrangements name a width of their own.
    canvas: { widest: 480 },
    controls: { expanded: true },
    // The scheme decides the background.
    backgrounds: { disable: true },
    docs: { page: DocsPage, source: { type: 'code' }, extractComponentDescription: withoutTags },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Getting started',
          'Theming',
          '한국어',
          ['소개', '시작하기', '테마'],
          'Gallery',
          'Rules explorer',
          'Theme editor',
          'Content guide',
          'Anatomy',
          'Checkout',
          ['KiwoomCheckout', 'CheckoutRoot', 'Classes, components and icons', 'A shop page'],
          'Choosing',
          ['PayMethods', 'CardIssuers', 'Installments', 'CashReceipt', 'Escrow'],
          'Order',
          ['OrderSummary', 'CouponSelect'],
          'Paying',
          ['PaymentStatus', 'PayButton', 'ChoiceLine'],
          'After',
          ['PaidReceipt', 'VirtualAccount', 'PaymentReturn'],
          'Without a window',
          ['CardPayment', 'SavedCardPayment', 'BillingKeyForm', 'CardForm'],
          'Back office',
          'Journeys',
        ],
      },
    },
    viewport: {
      options: {
        small: { name: '320', styles: { width: '320px', height: '640px' }, type: 'mobile' },
        phone: { name: '390', styles: { width: '390px', height: '844px' }, type: 'mobile' },
        tablet: { name: '768', styles: { width: '768px', height: '1024px' }, type: 'tablet' },
      },
    },
  },
  globalTypes: {
    ...kiwoomGlobalTypes,
    theme: {
      description: 'Look: the kit as it is, or one of its example themes',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'default', title: 'Default' },
          { value: 'bookshop', title: 'Bookshop' },
          { value: 'fruit-shop', title: 'Fruit shop' },
          { value: 'workshop', title: 'Workshop' },
        ],
      },
    },
    width: {
      description: 'Width of the page the parts stand on',
      toolbar: {
        title: 'Width',
        icon: 'ruler',
        dynamicTitle: true,
        items: [
          { value: 'full', title: 'As meant' },
          { value: 'w768', title: '768' },
          { value: 'w390', title: '390' },
          { value: 'w320', title: '320' },
        ],
      },
    },
  },
  initialGlobals: { ...kiwoomInitialGlobals, theme: 'default', width: 'full' },
  beforeEach() {
    // A payment outlives its component on purpose; here it must not reach into the next story.
    sessionStorage.clear();
    return () => {
      currentRun()?.giveUp();
      sessionStorage.clear();
    };
  },
  decorators: [
    withKiwoomSandbox,
    (Story, { globals, parameters, viewMode }) => (
      <Canvas
        language={languageOf(globals)}
        scheme={globals['scheme']}
        theme={globals['theme']}
        width={globals['width']}
        widest={parameters['canvas'].widest}
        alone={viewMode !== 'docs'}
      >
        <Story />
      </Canvas>
    ),
  ],
};

export default preview;
