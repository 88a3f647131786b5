// A store page for tests of accessibility: `?lang=ar&dir=rtl` says how it is written, and there is something of the
// page's own in every place where the widget could stand in its way.
import { SITE } from './test-site.ts';

/** Something of the page's own that the open panel covers on a wide screen, and on a narrow one. */
export const COVERED_LINK = 'Delivery';

export function accessPage(careUrl: string, shopUrl: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>Oak shelf – Alder &amp; Moss</title>
    <link rel="icon" href="data:," />
    <style>
      html { color-scheme: light dark; }
      .covered { position: fixed; inset: auto 40vw 30vh auto; }
      @media (min-width: 600px) { .covered { inset: auto 160px 240px auto; } }
    </style>
    <script>
      const wanted = new URLSearchParams(location.search);
      document.documentElement.lang = wanted.get('lang') || 'en';
      document.documentElement.dir = wanted.get('dir') || 'ltr';
    </script>
  </head>
  <body>
    <main>
      <h1>Oak shelf</h1>
      <p>Solid oak, oiled by hand, 60 cm wide. <a href="/other">Another page</a></p>
      <a class="covered" href="/delivery">${COVERED_LINK}</a>
    </main>
    <script type="module" src="${shopUrl}/widget/care-widget.js" data-site="${SITE}" data-server="${careUrl}"></script>
  </body>
</html>`;
}
