import { SITE } from './test-site.ts';

/** A desk as a merchant would put it on a page of the care server's origin. */
export const DESK_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>Desk</title>
    <style>html, body { margin: 0; height: 100%; } care-desk { height: 100%; }</style>
    <script type="module" src="/care-desk.js"></script>
  </head>
  <body><care-desk site="${SITE}"></care-desk></body>
</html>`;

/** A store page with nothing but the script tag that a merchant pastes. */
export function shopPage(careUrl: string, attributes = `data-site="${SITE}"`): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>Oak shelf – Alder &amp; Moss</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <h1>Oak shelf</h1>
    <p>Solid oak, oiled by hand, 60 cm wide. <a href="/other">Another page</a></p>
    <script type="module" src="${careUrl}/care-widget.js" ${attributes}></script>
  </body>
</html>`;
}
