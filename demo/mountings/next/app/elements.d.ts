// With the package from npm, `import 'care-widget/react'` in one file of the app does all of this.
import type { HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'care-desk': HTMLAttributes<HTMLElement> & { site: string; server?: string };
    }
  }
}
