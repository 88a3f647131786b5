// The document of a host page, and the script that stands first in it.
import { SITE_TAG, type HostPage, type PageParts, type Places } from './host-page.ts';
import { witness } from './witness.ts';

export function documentOf(page: HostPage, places: Places, path: string): string {
  const parts: PageParts = {
    first: `<script nonce="${places.nonce}" src="/host.js"></script>`,
    shop: '<h1>Oak shelf</h1><p><button id="buy" type="button">Buy</button></p>',
    tag: page.tag?.(places) ?? careTag(places),
  };
  if (page.html && path === '/') return page.html(places, parts);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Oak shelf</title>
    ${parts.first}
    ${page.head?.(places) ?? ''}
  </head>
  <body>
    ${parts.shop}
    ${page.body?.(places) ?? ''}
    ${parts.tag}
  </body>
</html>`;
}

/** The tag that the README gives. */
export function careTag({ care, nonce }: Places, more = ''): string {
  return `<script ${SITE_TAG} nonce="${nonce}" src="${care}/care-widget.js" ${more}></script>`;
}

/** The same with the script on the shop's own origin and a care server elsewhere. */
export function hostedTag({ shop, nonce }: Places, server: string): string {
  return `<script ${SITE_TAG} nonce="${nonce}" src="${shop}/widget/care-widget.js" data-server="${server}"></script>`;
}

export function scriptOf(page: HostPage): string {
  return `${witness.toString()}
witness();
${page.script ?? ''}
;witness.before();`;
}
