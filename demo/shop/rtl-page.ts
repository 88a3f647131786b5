// A right-to-left page, to see that the widget follows the direction and the language of the page.
import { html } from '../html.ts';
import { home } from './pages.ts';
import type { PageContent } from './layout.ts';
import type { Framed } from './visit.ts';

export function rtlPage(visit: Framed): PageContent {
  const page = home(visit);
  return {
    title: page.title,
    main: html`${page.main}
      <p class="note" lang="en" dir="ltr">The links of this page lead to the English shop.</p>`,
  };
}
