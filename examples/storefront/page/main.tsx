import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'kiwoom-checkout/styles.css';
import './shop.css';
import { App } from './app.tsx';
import { readPreferences } from './preferences.ts';

const { language, scheme } = readPreferences();
document.documentElement.lang = language;
if (scheme) document.documentElement.dataset['scheme'] = scheme;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
