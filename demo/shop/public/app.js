// Single-page mode: links and forms under /app swap the page's content and change the address by
// history.pushState. Whatever else lives in the page, the help bubble above all, stays.
const INSIDE = /^(\/de)?\/app(\/|$)/;
const SWAPPED = ['.top', 'main', '.foot'];

let loading = null;

/** XMLHttpRequest because it alone gives a parsed document without an HTML string passing through a script. */
function load(address, form) {
  loading?.abort();
  const request = new XMLHttpRequest();
  loading = request;
  return new Promise((resolve) => {
    request.open(form ? 'POST' : 'GET', address);
    request.responseType = 'document';
    request.onload = () => resolve(request);
    // A page that cannot be swapped in is loaded as a page, which shows the browser's own explanation.
    request.onerror = () => location.assign(address);
    request.send(form ?? null);
  });
}

function show(next) {
  document.title = next.title;
  for (const part of SWAPPED) {
    document.querySelector(part).replaceWith(document.adoptNode(next.querySelector(part)));
  }
}

async function go(address, form) {
  const answer = await load(address, form);
  history.replaceState({ scrolled: scrollY }, '');
  history.pushState({ scrolled: 0 }, '', answer.responseURL);
  show(answer.response);
  scrollTo({ top: 0, behavior: 'instant' });
  document.querySelector('main').focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.('a[href]');
  if (!link || link.target || link.origin !== location.origin || link.hash) return;
  // Another language is another document, for the page and for everything in it.
  if (link.hreflang) return;
  if (!INSIDE.test(link.pathname)) return;
  event.preventDefault();
  void go(link.href);
});

document.addEventListener('submit', (event) => {
  const form = new URLSearchParams(new FormData(event.target, event.submitter));
  event.preventDefault();
  void go(event.target.action, form);
});

addEventListener('popstate', async (event) => {
  show((await load(location.href)).response);
  scrollTo({ top: event.state?.scrolled ?? 0, behavior: 'instant' });
});
