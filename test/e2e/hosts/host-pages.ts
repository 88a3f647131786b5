import type { HostPage } from './host-page.ts';
import { BACKEND_PAGES } from './pages/backends.ts';
import { ELEMENT_PAGES } from './pages/elements.ts';
import { LIFE_PAGES } from './pages/lives.ts';
import { POLICY_PAGES } from './pages/policies.ts';
import { SCRIPT_PAGES } from './pages/scripts.ts';
import { STYLE_PAGES } from './pages/styles.ts';

export const HOST_PAGES: readonly HostPage[] = [
  ...POLICY_PAGES,
  ...SCRIPT_PAGES,
  ...ELEMENT_PAGES,
  ...STYLE_PAGES,
  ...LIFE_PAGES,
  ...BACKEND_PAGES,
];
