import type { ReactNode } from 'react';

/** The body is a flex column in the template of Next: a page in it may be as narrow as its content. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko">
      <body style={{ display: 'flex', flexDirection: 'column' }}>{children}</body>
    </html>
  );
}
