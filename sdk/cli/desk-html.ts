// The two pages of `serve`'s desk. Nothing in them comes from anybody but the configuration.

/** What the pages need to know of the shop. */
export interface DeskShop {
  readonly site: string;
  readonly name: string;
  /** Under which care itself answers. */
  readonly path: string;
}

export function deskHtml({ site, name, path }: DeskShop): string {
  const server = path === '' ? '' : ` server="${path}"`;
  return page(
    `Desk – ${name}`,
    `<care-desk site="${site}"${server}>
      <form slot="foot" class="out" method="post" action="/desk/sign-out"><button>Sign out</button></form>
    </care-desk>
    <script type="module" src="${path}/care-desk.js"></script>`,
  );
}

/** @param wrong a key was tried that nobody has */
export function signInHtml({ name }: DeskShop, wrong: boolean): string {
  const complaint = wrong
    ? '<p id="wrong" role="alert">Nobody has this key. Check that it is whole, or ask for a new one.</p>'
    : '';
  const described = wrong ? ' aria-invalid="true" aria-describedby="wrong hint"' : '';
  return page(
    `Sign in to the desk – ${name}`,
    `<main>
      <form class="in" method="post" action="/desk/sign-in">
        <div>
          <p class="shop">${escaped(name)}</p>
          <h1>Sign in to the desk</h1>
        </div>
        <label for="key">Your key</label>
        <input id="key" name="key" type="password" autocomplete="current-password" required autofocus${
          described || ' aria-describedby="hint"'
        } />
        ${complaint}
        <p id="hint">It begins with <code>desk_</code>. Whoever set up the desk has given it to you.</p>
        <button>Sign in</button>
      </form>
    </main>`,
  );
}

export const DESK_STYLES = `html, body { margin: 0; height: 100%; color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; color: light-dark(#1b2124, #eceff0); }
care-desk { display: block; height: 100vh; height: 100dvh; }
main { box-sizing: border-box; min-height: 100%; display: grid; align-content: center; justify-items: center; padding: 1.5rem 1rem 12vh; background: light-dark(#f1f3f3, #0b0f10); }
.in { box-sizing: border-box; width: 100%; max-width: 25rem; padding: 2rem; display: grid; gap: 0.75rem; border: 1px solid light-dark(#dfe4e5, #2b3235); border-radius: 16px; background: light-dark(#fff, #16191b); box-shadow: 0 8px 32px light-dark(#1b21241a, #0000); }
h1 { margin: 0 0 0.75rem; font-size: 1.4rem; line-height: 1.3; }
p { margin: 0; }
.shop, #hint { color: light-dark(#566166, #a3adb1); font-size: 0.875rem; overflow-wrap: anywhere; }
#wrong { color: light-dark(#a3261a, #ffb4a8); font-size: 0.875rem; }
label { margin-block-end: -0.4rem; font-weight: 550; }
.in input, .in button { box-sizing: border-box; width: 100%; min-height: 44px; padding: 0.5rem 0.75rem; border: 1px solid light-dark(#7a858a, #8a969b); border-radius: 10px; font: inherit; background: light-dark(#fff, #0b0f10); color: inherit; }
.in input[aria-invalid] { border-color: light-dark(#a3261a, #ffb4a8); }
.in button { margin-block-start: 0.5rem; border: 0; background: light-dark(#17525c, #2c7480); color: #fff; font-weight: 600; cursor: pointer; }
.in button:hover { background: light-dark(#123f47, #256873); }
.out { display: contents; }
.out button { min-height: 26px; padding: 0 8px; border: 0; border-radius: 6px; font: inherit; background: none; color: inherit; cursor: pointer; }
.out button:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid light-dark(#17525c, #8fd0da); outline-offset: 2px; }
`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>${escaped(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/desk.css" />
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
