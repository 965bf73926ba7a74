import type { ReactNode } from 'react';
import { AdminPage } from './admin-page.tsx';
import { CardAccountPage, CardPage } from './card-page.tsx';
import { CheckoutPage } from './checkout-page.tsx';
import { OrderPage } from './order-page.tsx';
import { readPreferences } from './preferences.ts';
import { ProductPage } from './product-page.tsx';
import { ReturnPage } from './return-page.tsx';
import { readShop, type Shop } from './shop-api.ts';
import { useLoad } from './use-load.ts';
import { type Words, wordsIn } from './words.ts';

const preferences = readPreferences();
const words = wordsIn(preferences.language);

export function App() {
  const shop = useLoad('shop', readShop);
  return (
    <>
      <header className="shop-header">
        <a className="shop-name" href="/">
          {words.shop}
        </a>
        {location.pathname === '/' ? null : (
          <a className="shop-back" href="/">
            {words.back}
          </a>
        )}
      </header>
      <main className="shop-main">
        {shop.status === 'loaded' ? <Page shop={shop.value} /> : null}
        {shop.status === 'loading' ? <p role="status">{words.loading}</p> : null}
        {shop.status === 'failed' || shop.status === 'missing' ? (
          <Notice words={words} retry={shop.status === 'failed' ? shop.retry : undefined}>
            {words.connectionError}
          </Notice>
        ) : null}
      </main>
      {shop.status === 'loaded' && shop.value.sandboxPath ? (
        <footer className="shop-footer">
          {words.sandbox} <a href={`${shop.value.sandboxPath}/`}>{words.sandboxLink}</a>
        </footer>
      ) : null}
    </>
  );
}

function Page({ shop }: { shop: Shop }) {
  const shared = { shop, words, ...preferences };
  const [, section = '', id = '', way = ''] = location.pathname.split('/');
  if (location.pathname === '/') return <ProductPage {...shared} />;
  if (section === 'checkout' && id && way === 'card') return <CardPage {...shared} orderId={id} />;
  if (section === 'checkout' && id) return <CheckoutPage {...shared} orderId={id} />;
  if (section === 'orders' && id) return <OrderPage {...shared} orderId={id} />;
  if (location.pathname === '/pay/return') return <ReturnPage {...shared} />;
  if (location.pathname === '/account/card') return <CardAccountPage {...shared} />;
  if (location.pathname === '/admin') return <AdminPage {...shared} />;
  return <Notice words={words}>{words.missing}</Notice>;
}

export function Notice({
  words: { again },
  retry,
  children,
}: {
  words: Words;
  retry?: (() => void) | undefined;
  children: ReactNode;
}) {
  return (
    <div className="shop-notice" role="alert">
      <p>{children}</p>
      {retry ? (
        <button type="button" className="shop-button" onClick={retry}>
          {again}
        </button>
      ) : null}
    </div>
  );
}
