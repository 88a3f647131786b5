import { bad, good, warn, type Finding } from './finding.ts';
import type { Installation, ScriptTag } from './installation.ts';
import { forbiddenBy, readPolicies } from './page-policy.ts';
import { neededSources, pastedTag } from './script-tag.ts';

/** Where the tag says that the care server is, without a slash at its end. */
export function serverOf({ src, data }: ScriptTag, page: URL): string {
  return new URL(data['server'] ?? new URL('.', src), page).href.replace(/\/$/, '');
}

/** What the page itself says of the widget. */
export function checkPage({ page, tags, policies }: Installation): readonly Finding[] {
  const [tag] = tags;
  if (!tag)
    return [
      bad(
        `${page.href} has no script tag of the widget in its HTML. Paste ${pastedTag('https://<your care server>', '<site>')} before </body>. (A tag that a script adds later cannot be seen from outside.)`,
      ),
    ];
  const found: Finding[] = [good(`The script tag is there: ${tag.src.href}`)];
  if (tags.length > 1)
    found.push(warn(`There are ${tags.length} script tags of the widget; one is enough.`));
  if (!tag.isModule) found.push(bad('The tag lacks type="module", without which it does not run.'));
  if (!tag.data['site'])
    found.push(bad('The tag lacks data-site: which of the server’s sites is this page of?'));
  if (page.protocol === 'https:' && new URL(serverOf(tag, page)).protocol === 'http:')
    found.push(bad('The page is https and the care server http: browsers refuse that.'));
  return [...found, ...checkPolicy({ page, tags, policies }, tag)];
}

function checkPolicy({ page, policies }: Installation, tag: ScriptTag): readonly Finding[] {
  const read = readPolicies(policies);
  if (read.length === 0)
    return [good('The page has no Content-Security-Policy, so nothing to allow.')];
  const { nonce, integrity } = tag;
  const found: Finding[] = [];
  const script = forbiddenBy(read, 'script-src', {
    url: tag.src,
    self: page.origin,
    nonce,
    integrity,
  });
  if (script) found.push(bad(`${script} does not allow ${tag.src.origin}: add it.`));
  for (const [directive, sources] of Object.entries(neededSources(serverOf(tag, page)))) {
    if (directive === 'script-src') continue;
    for (const source of sources) {
      const url = new URL(source === 'blob:' ? `blob:${page.origin}/x` : source);
      const by = forbiddenBy(read, directive, { url, self: page.origin });
      if (!by) continue;
      const says = `${by} does not allow ${source}: add it to ${directive}.`;
      found.push(
        source === 'blob:' ? warn(`${says} Until then chosen pictures show as icons.`) : bad(says),
      );
    }
  }
  return found.length > 0
    ? found
    : [good('The page’s Content-Security-Policy allows what is needed.')];
}
