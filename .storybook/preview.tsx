import type { Preview } from '@storybook/react-vite';
import '../src/styles.css';
import './preview.css';
import { currentRun } from '../src/sdk/request-pay.ts';
import { Canvas } from './canvas.tsx';

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
    docs: { source: { type: 'code' }, extractComponentDescription: withoutTags },
    options: {
      storySort: {
        order: [
          'Introduction',
          'Gallery',
          'Checkout',
          ['KiwoomCheckout', 'CheckoutRoot'],
          'Choosing',
          ['PayMethods', 'CardIssuers', 'Installments', 'CashReceipt', 'Escrow'],
          'Order',
          ['OrderSummary', 'CouponSelect'],
          'Paying',
          ['PaymentStatus', 'PayButton', 'ChoiceLine'],
          'After',
          ['PaidReceipt', 'VirtualAccount', 'PaymentReturn'],
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
    locale: {
      description: 'Language of every word',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'ko', title: '한국어' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Scheme',
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
          { value: 'system', title: 'System', icon: 'browser' },
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
          { value: '768', title: '768' },
          { value: '390', title: '390' },
          { value: '320', title: '320' },
        ],
      },
    },
  },
  initialGlobals: { locale: 'ko', scheme: 'light', width: 'full' },
  beforeEach() {
    // A payment outlives its component on purpose; here it must not reach into the next story.
    sessionStorage.clear();
    return () => {
      currentRun()?.giveUp();
      sessionStorage.clear();
    };
  },
  decorators: [
    (Story, { globals, parameters, viewMode }) => (
      <Canvas
        locale={globals['locale']}
        scheme={globals['scheme']}
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
