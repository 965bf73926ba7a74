import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'kiwoom-checkout/styles.css';
import './shop.css';
import { CheckoutProvider } from 'kiwoom-checkout';
import { App } from './app.tsx';
import { readPreferences } from './preferences.ts';

const { language, locale, scheme } = readPreferences();
document.documentElement.lang = language;
if (scheme) document.documentElement.dataset['scheme'] = scheme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <CheckoutProvider endpoint="/api/payments" locale={locale}>
        <App />
      </CheckoutProvider>
    </StrictMode>,
  );
}
