import Script from 'next/script';

export const metadata = { title: 'Oak shelf – Alder & Moss' };

export default function Shop() {
  return (
    <>
      <h1>Oak shelf</h1>
      <p>
        Solid oak, oiled by hand, 60 cm wide. <a href="/desk">The desk</a>
      </p>
      <Script type="module" src="/care/care-widget.js" data-site="demo" />
    </>
  );
}
