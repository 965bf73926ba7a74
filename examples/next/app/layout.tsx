import 'kiwoom-checkout/styles.css';
import type { ReactNode } from 'react';

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko">
      <body style={{ maxWidth: 960, margin: '0 auto', padding: 16 }}>{children}</body>
    </html>
  );
}
