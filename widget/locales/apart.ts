/** A name of the other direction must not drag the sentence's own marks with it. */
export const apart = (text: string): string => `\u2068${text}\u2069`;
