// The page with the desk, and the question before it.
import { html, type Html } from '../html.ts';
import type { TeamMember } from './team.ts';

/** The desk fills the window; everything in it is the element's. */
export function deskPage(site: string): Html {
  return page('Desk · Orlo & Fenn', 'desk', {
    head: html`<script type="module" src="/care-desk.js"></script>`,
    body: html`<care-desk site="${site}"></care-desk>`,
  });
}

export function whoAreYouPage(team: readonly TeamMember[]): Html {
  const choices = team.map(
    ({ id, name }) =>
      html`<li>
        <a href="/desk?as=${id}"
          ><img src="/faces/${id}.svg" alt="" width="112" height="112" />${name}</a
        >
      </li>`,
  );
  return page('Who are you today? · Orlo & Fenn', 'who', {
    head: null,
    body: html`<main>
      <h1>Who are you today?</h1>
      <ul>
        ${choices}
      </ul>
      <p>A colleague may sit beside you in a private window.</p>
    </main>`,
  });
}

function page(title: string, kind: 'desk' | 'who', parts: { head: Html | null; body: Html }): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/desk/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/desk/desk.css" />
        ${parts.head}
      </head>
      <body class="${kind}">
        ${parts.body}
      </body>
    </html>`;
}
