// The port to whatever draws pictures anew, so that nothing but the picture is left: no place, no date, no device, and
// no second file behind the first.

/** What it can read and write. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

export interface Picture {
  readonly bytes: Uint8Array;
  /** As it is seen, in pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Pictures {
  /**
   * The same picture of the same type, turned as it is to be seen, without anything that is not seen.
   * @throws any error for what is no such picture, is broken, or has more than `maxPixels`, counting all of its frames
   */
  redraw(bytes: Uint8Array, type: PictureType, maxPixels: number): Promise<Picture>;
}
