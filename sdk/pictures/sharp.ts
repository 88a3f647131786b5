// Pictures by the npm package sharp, which a shop that takes no pictures need not install.
import type { Sharp, SharpOptions } from 'sharp';
import { CareError } from '../protocol/care-error.ts';
import type { Pictures, PictureType } from './pictures.ts';

const REDRAW_WITHIN_S = 20;

/** @throws CareError `internal` that says what to do when sharp is not installed */
export async function openPictures(): Promise<Pictures> {
  const { default: sharp } = await load();
  return {
    async redraw(bytes, type, maxPixels) {
      const moves = type === 'image/gif' || type === 'image/webp';
      const options: SharpOptions = { limitInputPixels: maxPixels, failOn: 'error' };
      const source = sharp(bytes, { ...options, animated: moves }).timeout({
        seconds: REDRAW_WITHIN_S,
      });
      const { pages = 1, width, height, pageHeight = height } = await source.metadata();
      if (pages * width * pageHeight > maxPixels) throw new Error(`More than ${maxPixels} pixels.`);
      const { data, info } = await as(type, pages > 1 ? source : source.autoOrient()).toBuffer({
        resolveWithObject: true,
      });
      return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
    },
  };
}

/** Whatever it does not name, sharp leaves out: metadata, profiles, thumbnails, what stands behind the picture. */
function as(type: PictureType, source: Sharp): Sharp {
  switch (type) {
    case 'image/jpeg':
      return source.jpeg({ quality: 88 });
    case 'image/png':
      return source.png();
    case 'image/webp':
      return source.webp({ quality: 88 });
    case 'image/gif':
      return source.gif();
    default:
      return type satisfies never;
  }
}

async function load(): Promise<typeof import('sharp')> {
  try {
    return await import('sharp');
  } catch (cause) {
    throw new CareError(
      'internal',
      'Pictures are drawn anew by the package sharp: run npm install sharp, or leave pictures out of filePolicy.types.',
      { cause },
    );
  }
}
