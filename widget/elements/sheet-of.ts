/** A stylesheet that any number of shadow roots may adopt. */
export function sheetOf(styles: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return sheet;
}

/** The same as a tagged template, without holes. Lit's own `css` also serves browsers that cannot share sheets. */
export function css(styles: TemplateStringsArray): CSSStyleSheet {
  return sheetOf(styles[0]!);
}
