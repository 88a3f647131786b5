import type { HTMLAttributes } from 'react';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'care-desk': HTMLAttributes<HTMLElement> & { site: string; server?: string };
    }
  }
}
