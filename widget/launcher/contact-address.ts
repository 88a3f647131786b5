/** Where the shop's plain contact page is: what the attribute says, unless it would run something. */
export function contactAddress(attribute: string | null): string {
  const link = document.createElement('a');
  link.href = attribute || '/contact';
  // Pages show HTML of others, and what they let through may name this element: but nothing here runs.
  return /^(http|mailto|tel)/.test(link.protocol) ? link.getAttribute('href')! : '/contact';
}
