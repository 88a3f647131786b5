/** What can be added to a message beside its text; undefined when it cannot be had now. */
export function loadAdditions() {
  return import('./composer-additions.ts').then(
    ({ additions }) => additions,
    () => undefined,
  );
}

/** What shows what is kept about the shopper. False when it cannot be had now. */
export function loadData(): Promise<boolean> {
  return import('./care-data.ts').then(
    () => true,
    () => false,
  );
}
