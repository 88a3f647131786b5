import Script from 'next/script';

export const metadata = { title: 'Desk – Alder & Moss' };

/** Yours signs people in as it always does; here whoever comes is Anna. */
const SIGN_IN = `if (!document.cookie.includes('agent=')) document.cookie = 'agent=anna; path=/; samesite=strict';`;

export default function Desk() {
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: SIGN_IN }} />
      <Script type="module" src="/care/care-desk.js" />
      <care-desk site="demo" server="/care" style={{ height: '100dvh' }} />
    </>
  );
}
