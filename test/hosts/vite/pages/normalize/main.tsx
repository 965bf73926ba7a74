import 'normalize.css/normalize.css';
import 'kiwoom-checkout/styles.css';
import './page.css';
import { Checkout, show } from '../shop.tsx';

show(
  <div className="page">
    <h1 className="page__title">나무가게</h1>
    <form className="page__form">
      <label className="page__label" htmlFor="receiver">
        받는 분
      </label>
      <input className="page__input" id="receiver" defaultValue="김보라" />
    </form>
    <Checkout className="page__checkout" classNames={{ payButton: 'page__pay', title: 'page__heading' }} />
  </div>,
);
