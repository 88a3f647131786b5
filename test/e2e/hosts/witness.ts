// What a page notices of its guest: errors, violations of its policy, changes of what is global. Runs before the host's
// own script, and takes what it needs of the page's functions before that script can break them. Sent as source, so it
// stands by itself.

export interface Witness {
  /** From now on every change of a global is the guest's. */
  before(): void;
  /** One line for each thing that should not have happened. */
  report(): string;
  /** How often the shop's own button was pressed. */
  bought: number;
}

export function witness(): void {
  const { getOwnPropertyDescriptor, create } = Object;
  const { ownKeys } = Reflect;
  const text = String;
  const page = document;
  const lines: string[] = [];
  let count = 0;
  const note = (line: string) => {
    lines[count++] = line;
  };

  addEventListener(
    'error',
    (event) => {
      const { target, message } = event;
      if (target === window) return note(`uncaught error: ${message} (${event.filename})`);
      const { src, href } = target as unknown as HTMLScriptElement & HTMLLinkElement;
      note(`not loaded: ${src || href}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => note(`unhandled rejection: ${reason}`));
  page.addEventListener('securitypolicyviolation', (event) => {
    const { disposition, effectiveDirective, blockedURI, sourceFile } = event;
    const kind = disposition === 'report' ? 'foreign request' : 'violation';
    note(`${kind}: ${effectiveDirective} ${blockedURI} (${sourceFile ?? ''})`);
  });

  type Known = Record<string, PropertyDescriptor>;
  const own = (into: Known, holder: object, path: string) => {
    const keys = ownKeys(holder);
    for (let i = 0; i < keys.length; i++) {
      const found = getOwnPropertyDescriptor(holder, keys[i]!);
      // Forms and pictures of the page become properties of its document.
      if (found && !(holder === page && typeof found.value === 'object'))
        into[`${path}.${text(keys[i])}`] = found;
    }
  };
  /** All that is global, with what is directly in it; of functions also what their objects inherit. */
  const survey = (): Known => {
    const known = create(null) as Known;
    own(known, window, 'window');
    const names = ownKeys(window);
    for (let i = 0; i < names.length; i++) {
      const name = text(names[i]);
      const { value } = getOwnPropertyDescriptor(window, names[i]!) ?? {};
      if (name === 'witness' || /^\d+$/.test(name) || value === window || !value) continue;
      if (typeof value === 'object') own(known, value as object, name);
      if (typeof value !== 'function') continue;
      own(known, value as object, name);
      const inherited = getOwnPropertyDescriptor(value, 'prototype')?.value as object | undefined;
      if (inherited) own(known, inherited, `${name}.prototype`);
    }
    own(known, page, 'document');
    for (const name in window)
      if (name.slice(0, 2) === 'on')
        known[`handler ${name}`] = { value: (window as unknown as Record<string, unknown>)[name] };
    return known;
  };
  const same = (a: PropertyDescriptor, b: PropertyDescriptor) =>
    (a.value === b.value || (a.value !== a.value && b.value !== b.value)) &&
    a.get === b.get &&
    a.set === b.set;
  let known: Known | null = null;

  page.addEventListener(
    'click',
    ({ target }) => {
      if ((target as Element).id === 'buy') self.bought++;
    },
    true,
  );
  // Made anew with each look, and by WebKit's driver.
  const notOurs = /supportedEntryTypes$|automationSessionProxy/;
  const self: Witness = {
    bought: 0,
    before() {
      known = survey();
    },
    report() {
      const now = survey();
      if (!known) note('the witness was not told when the guest came');
      else {
        for (const path in now)
          if (notOurs.test(path)) continue;
          else if (!known[path]) note(`new global: ${path}`);
          else if (!same(known[path], now[path]!)) note(`changed global: ${path}`);
        for (const path in known) if (!now[path]) note(`lost global: ${path}`);
      }
      if (page.adoptedStyleSheets?.length) note('a style sheet for the whole page');
      let all = '';
      for (let i = 0; i < count; i++) all += `${lines[i]}\n`;
      return all;
    },
  };
  (window as unknown as { witness: Witness }).witness = self;
}
