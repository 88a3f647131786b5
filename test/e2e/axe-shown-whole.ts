// What axe does not measure: that nothing is cut off at 400 % and with wider text, that everything can be hit, that
// nothing moves for those who do not want it, and that what has an edge keeps it where colours are forced.
import type { Page } from 'playwright-core';

/** A page at 400 % on a screen of 1280 × 1024. */
const ZOOMED = { width: 320, height: 256 };
const DESKTOP = { width: 1280, height: 800 };
const TARGET_MIN_PX = 24;
/** The criteria about audio and video. */
const MEDIA = ['1.2.1', '1.2.2', '1.2.3', '1.2.4', '1.2.5', '1.4.2'];

export interface Check {
  readonly title: string;
  readonly criteria: readonly string[];
  /** In words; empty when all is well. */
  readonly found: readonly string[];
}

/** The page is one of `access-views.ts`, with colours forced and motion reduced. */
export async function shownWhole(page: Page): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const check = (title: string, criteria: readonly string[], found: readonly string[]) =>
    checks.push({ title, criteria, found });

  check(
    'where colours are forced, everything keeps an edge',
    [],
    await page.evaluate(edgesAreSeen),
  );
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  for (const [where, size, criteria] of [
    ['on a desktop', DESKTOP, []],
    ['at 400 %', ZOOMED, ['1.4.4', '1.4.10']],
  ] as const) {
    await page.setViewportSize(size);
    const cutOff = () => page.evaluate(() => window.careSight.cutOff());
    check(`nothing is cut off ${where}`, criteria, await cutOff());
    check(`every button has 24 × 24 px ${where}`, ['2.5.8'], await smallTargets(page));
    const moving = await page.evaluate(() => window.careSight.moving());
    check(`nothing moves with motion reduced ${where}`, [], moving);
    await page.evaluate(spaceText);
    check(`nothing is cut off with text spaced ${where}`, ['1.4.12'], await cutOff());
    await page.evaluate(unspaceText);
  }
  check('there is no audio, video or frame', MEDIA, await page.evaluate(mediaElements));
  return checks;
}

async function smallTargets(page: Page): Promise<readonly string[]> {
  const targets = await page.evaluate(() => window.careSight.targets());
  return targets
    .filter(({ inText, width, height }) => !inText && Math.min(width, height) < TARGET_MIN_PX)
    .map(({ name, width, height }) => `"${name}" is ${width} × ${height} px to hit`);
}

/** The values of WCAG 1.4.12, in every shadow root. Runs in the page. */
function spaceText(): void {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(
    `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`,
  );
  const roots = new Set(window.careSight.elements().map((one) => one.getRootNode() as ShadowRoot));
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, spaced];
}

function unspaceText(): void {
  const roots = new Set(window.careSight.elements().map((one) => one.getRootNode() as ShadowRoot));
  for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, -1);
}

/** Where colours are forced, backgrounds and shadows go: what stands by itself needs an edge. Runs in the page. */
function edgesAreSeen(): string[] {
  const edged = ['.disc', '.frame', '.bubble', '.box', '.badge', '.latest', '.dot', '.all'];
  edged.push('progress', '.file', '.card', '.choices > *');
  return window.careSight
    .elements()
    .filter((one) => one.matches(edged.join()))
    .filter((one) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } =
        getComputedStyle(one);
      const edge = parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none';
      return !edge || borderTopColor === backgroundColor;
    })
    .map((one) => `${one.localName}.${one.className} has no edge`);
}

function mediaElements(): string[] {
  return window.careSight
    .elements()
    .filter((one) => one.matches('audio, video, canvas, marquee, iframe, embed, object'))
    .map((one) => `there is a ${one.localName}`);
}
