import 'kiwoom-checkout/styles.css';
import 'bootstrap/dist/css/bootstrap.css';
import './page.css';
import { Checkout, isDark, show } from '../shop.tsx';

if (isDark) document.documentElement.dataset['bsTheme'] = 'dark';

show(
  <>
    <nav className="navbar bg-body-tertiary border-bottom">
      <div className="container">
        <a className="navbar-brand" href="/">
          나무가게
        </a>
        <span className="badge text-bg-secondary">장바구니 2</span>
      </div>
    </nav>
    <div className="container py-4 column">
      <h1 className="h3 mb-3">주문/결제</h1>
      <form className="card mb-4">
        <div className="card-header">배송지</div>
        <div className="card-body">
          <div className="form-floating mb-3">
            <input className="form-control" id="receiver" placeholder="받는 분" defaultValue="김보라" />
            <label htmlFor="receiver">받는 분</label>
          </div>
          <div className="form-check">
            <input className="form-check-input" type="radio" name="place" id="door" defaultChecked />
            <label className="form-check-label" htmlFor="door">
              문 앞에 놓아 주세요
            </label>
          </div>
        </div>
      </form>
      <div className="card">
        <div className="card-body">
          <Checkout />
        </div>
      </div>
    </div>
  </>,
);
