import 'kiwoom-checkout/styles.css';
import 'reset-css/reset.css';
import './page.css';
import { Checkout, show } from '../shop.tsx';

show(
  <div id="wrap">
    <h1>나무가게</h1>
    <section>
      <h2>배송지</h2>
      <dl>
        <dt>받는 분</dt>
        <dd>
          <input type="text" defaultValue="김보라" />
        </dd>
        <dt>배송 요청</dt>
        <dd>
          <label>
            <input type="radio" name="place" defaultChecked /> 문 앞
          </label>
          <label>
            <input type="radio" name="place" /> 경비실
          </label>
        </dd>
      </dl>
      <button type="button">주소 찾기</button>
    </section>
    <div id="pay">
      <Checkout />
    </div>
  </div>,
);
