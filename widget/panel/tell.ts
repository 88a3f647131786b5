/** Dispatches `care-<type>` from the widget's element. False when somebody has prevented it. */
export function tell(host: HTMLElement, type: string, detail: unknown): boolean {
  const cancelable = type.startsWith('before-');
  return host.dispatchEvent(
    new CustomEvent(`care-${type}`, { detail, bubbles: true, composed: true, cancelable }),
  );
}
