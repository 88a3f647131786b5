// Where an article may lead, looked at once more where it is drawn: what a device has kept may be anything.

/** The address, or null for one that no reader may be sent to. Paths are those of the shop, which is this page. */
export function articleHref(href: unknown): string | null {
  const url = parsed(href);
  if (!url) return null;
  if (String(href).startsWith('/')) return url.origin === location.origin ? url.href : null;
  // A name before the host is the oldest way to make a foreign address look like one's own.
  const isFine = /^(https|mailto|tel):$/.test(url.protocol) && !url.username && !url.password;
  return isFine && /^[a-z]+:/i.test(String(href)) ? url.href : null;
}

/** The address of a picture, or null for what is none. */
export function articleSource(src: unknown): string | null {
  const href = articleHref(src);
  return href && /^https?:/.test(href) ? href : null;
}

function parsed(href: unknown): URL | null {
  try {
    return typeof href === 'string' ? new URL(href, location.href) : null;
  } catch {
    return null;
  }
}
