// `npm run pictures`: the README's pictures into demo/pictures, every view into dist/pictures.
import { fileURLToPath } from 'node:url';
import { takePictures } from './pictures.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

await takePictures(at('demo/pictures'), 'readme');
const all = await takePictures(at('dist/pictures'), 'all');
console.log(`The README's pictures are in demo/pictures, ${all.length} views in dist/pictures.`);
