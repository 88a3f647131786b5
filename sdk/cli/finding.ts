/** One thing that was looked at. What is `bad` keeps the widget from working, `warn` is worth a thought. */
export interface Finding {
  readonly is: 'good' | 'warn' | 'bad';
  /** What was found and, unless it is good, what to do. */
  readonly says: string;
}

export const good = (says: string): Finding => ({ is: 'good', says });
export const warn = (says: string): Finding => ({ is: 'warn', says });
export const bad = (says: string): Finding => ({ is: 'bad', says });
