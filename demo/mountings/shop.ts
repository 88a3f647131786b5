// What all mountings share: a shop with one page and its people. In yours this is what you have already, and
// `createCare` comes from 'care-widget/server'.
import { resolve } from 'node:path';
import type { CareOptions } from '../../sdk/server/index.ts';

export const port = Number(process.env['PORT'] ?? 4200);
export const origin = `http://127.0.0.1:${port}`;

const team = [
  { id: 'anna', name: 'Anna' },
  { id: 'marek', name: 'Marek' },
];

/** As for any shop; `path` says where care answers. */
export const careOptions: CareOptions = {
  store: process.env['STORE'] ?? `sqlite:${resolve(import.meta.dirname, 'care.db')}`,
  path: '/care',
  sites: { demo: { name: 'Alder & Moss', origins: [origin], team, replyMinutes: 3 } },
  // Yours asks your own session.
  authenticateAgent: (request) => {
    const id = /(?:^|;\s*)agent=([a-z]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return Promise.resolve(team.find((one) => one.id === id) ?? null);
  },
};

export const shopPage = page(
  'Oak shelf – Alder & Moss',
  `<h1>Oak shelf</h1>
    <p>Solid oak, oiled by hand, 60 cm wide. <a href="/desk">The desk</a></p>
    <script type="module" src="/care/care-widget.js" data-site="demo"></script>`,
);

/** Whoever opens it is Anna, unless somebody has signed in. */
export const deskPage = page(
  'Desk – Alder & Moss',
  `<script>if (!document.cookie.includes('agent=')) document.cookie = 'agent=anna; path=/; samesite=strict';</script>
    <script type="module" src="/care/care-desk.js"></script>
    <style>body { margin: 0 } care-desk { height: 100vh; height: 100dvh }</style>
    <care-desk site="demo" server="/care"></care-desk>`,
);

export function say(): void {
  console.log(`Shop ${origin}/   Desk ${origin}/desk`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>${title.replace('&', '&amp;')}</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    ${body}
  </body>
</html>`;
}
