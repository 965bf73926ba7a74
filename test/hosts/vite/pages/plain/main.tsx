import 'kiwoom-checkout/styles.css';
import './page.css';
import { Checkout, show } from '../shop.tsx';

/** Nothing but the kit: what the other pages are compared with. */
show(
  <main>
    <Checkout />
  </main>,
);
