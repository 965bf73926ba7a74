import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'kiwoom-checkout/styles.css';
import './shop.css';
import { CheckoutProvider } from 'kiwoom-checkout';
import { App } from './app.tsx';
import { readPreferences } from './preferences.ts';

const { language, locale, colorScheme } = readPreferences();
document.documentElement.lang = language;
if (colorScheme) document.documentElement.dataset['scheme'] = colorScheme;

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
