import 'kiwoom-checkout/styles.css';
import type { ReactNode } from 'react';

/** No icon: the browser asks for none. */
export const metadata = { icons: { icon: 'data:,' } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko">
      <body>{children}</body>
    </html>
  );
}
