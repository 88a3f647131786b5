/** Resolves when what fades in within an element is there: until then it has colours of its own. */
export const still = (of: Element): Promise<unknown> =>
  Promise.all(of.shadowRoot!.getAnimations().map((one) => one.finished));

/** WebKit has no idle callback; what the widget does when idle it does there in its next turn. */
export const idle = (): Promise<unknown> =>
  new Promise((done) => (globalThis.requestIdleCallback ?? requestAnimationFrame)(done));
