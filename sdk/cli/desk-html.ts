// The two pages of `serve`'s desk. Nothing in them comes from anybody but the configuration.

export function deskHtml(site: string, path: string): string {
  const server = path === '' ? '' : ` server="${path}"`;
  return page(
    'Desk',
    `<care-desk site="${site}"${server}></care-desk>
    <script type="module" src="${path}/care-desk.js"></script>`,
  );
}

/** @param wrong a key was tried that nobody has */
export function signInHtml(wrong: boolean): string {
  const complaint = wrong
    ? '<p id="wrong" role="alert">Nobody has this key. Check that it is whole, or ask for a new one.</p>'
    : '';
  const described = wrong ? ' aria-invalid="true" aria-describedby="wrong"' : '';
  return page(
    'Sign in to the desk',
    `<form method="post" action="/desk/sign-in">
      <h1>Sign in to the desk</h1>
      ${complaint}
      <label for="key">Your key</label>
      <input id="key" name="key" type="password" autocomplete="current-password" required autofocus${described} />
      <button>Sign in</button>
    </form>`,
  );
}

export const DESK_STYLES = `html, body { margin: 0; height: 100%; color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
care-desk { display: block; height: 100vh; height: 100dvh; }
form { box-sizing: border-box; max-width: 22rem; margin: 0 auto; padding: 18vh 1rem 2rem; display: grid; gap: 0.75rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.4rem; line-height: 1.3; }
p { margin: 0; color: light-dark(#a3261a, #ffb4a8); }
input, button { box-sizing: border-box; min-height: 44px; padding: 0.5rem 0.75rem; border: 1px solid light-dark(#7a858a, #8a969b); border-radius: 10px; font: inherit; background: light-dark(#fff, #16191b); color: inherit; }
button { border: 0; background: light-dark(#17525c, #2c7480); color: #fff; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid light-dark(#17525c, #8fd0da); outline-offset: 2px; }
`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/desk.css" />
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}
