/** What can be added to a message beside its text; undefined when it cannot be had now. */
export function loadAdditions() {
  return import('./composer-additions.ts').then(
    ({ additions }) => additions,
    () => undefined,
  );
}
