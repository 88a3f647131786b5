// Icons of what is loaded later, drawn like those of icons.ts, which every panel loads.
export const CLIP =
  'm15.8 9.4-5.6 5.6a3.6 3.6 0 0 1-5.1-5.1l5.9-5.9a2.4 2.4 0 0 1 3.4 3.4l-5.6 5.6a1.2 1.2 0 0 1-1.7-1.7l5-5';
export const FILE = 'M5.2 3.2h6.2l3.6 3.7v9.9H5.2zm6 .2v3.7h3.6';
export const DOWNLOAD = 'M10 3.6v8.6m-3.8-3.6L10 12.4l3.8-3.8M4.4 16h11.2';
export const CROSS = 'm5.4 5.4 9.2 9.2m0-9.2-9.2 9.2';
export const AGAIN = 'M15.6 10a5.6 5.6 0 1 1-1.7-4l1.5 1.4m.2-3.6v3.7H12';
export const SMILE =
  'M10 3.4a6.6 6.6 0 1 1 0 13.2 6.6 6.6 0 0 1 0-13.2M7.2 11.8c.6 1 1.6 1.6 2.8 1.6s2.2-.6 2.8-1.6M7.7 8v.1m4.6-.1v.1';
