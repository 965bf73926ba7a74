// The script of the page that is measured: each function is called from outside.
import { createRoot, hydrateRoot } from 'react-dom/client';
import { mountOften } from './memory.tsx';
import { choose, press } from './press-samples.tsx';
import { hydrate, mount, ready } from './render-samples.tsx';
import { ShopCheckout } from './shop-checkout.tsx';

const bench = { mount, hydrate, ready, press, choose, mountOften };
export type Bench = typeof bench;
Object.assign(globalThis, { bench });

// On the page for layout shifts the checkout is there at once, as HTML or not.
const root = document.getElementById('root');
if (root?.firstElementChild) hydrateRoot(root, <ShopCheckout />);
else if (root) createRoot(root).render(<ShopCheckout />);
