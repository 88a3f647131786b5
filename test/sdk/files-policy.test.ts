import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { fileNameOf } from '../../sdk/core/files/file-name.ts';
import { FILE_NAME_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { FileSender, newFileId, PDF, picture, serveFiles } from './files-stage.ts';

const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const zip = Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1');
const text = (words: string) => Buffer.from(words);

describe('what is taken', () => {
  let server: Awaited<ReturnType<typeof serveFiles>>;
  let me: FileSender;
  before(async () => {
    server = await serveFiles({ filePolicy: { visitorFilesPerHour: 10_000 } });
    me = await FileSender.contact(server.url);
  });
  after(() => server.end());

  async function kept(): Promise<Buffer> {
    const [first] = await server.stored();
    return readFile(join(server.folder, first!));
  }

  async function taken(bytes: Uint8Array, name: string, type: string) {
    const { status, body } = await me.send(bytes, name, type);
    assert.equal(status, 200, `${name} ${type}: ${JSON.stringify(body)}`);
    const stored = await kept();
    assert.equal((await me.cancel(body.file!.id)).status, 204);
    return { file: body.file!, stored };
  }

  for (const type of ['jpeg', 'png', 'webp', 'gif'] as const)
    it(`[F4] a ${type}, drawn anew: nothing but the picture is left`, async () => {
      const sent = Buffer.concat([await picture(type), html, zip]);
      const { file, stored } = await taken(sent, `a.${type}`, `image/${type}`);
      assert.deepEqual([file.width, file.height, file.bytes], [30, 20, stored.length]);
      assert.doesNotMatch(stored.toString('latin1'), /SECRET|script|PK/);
      const { format, exif, xmp, icc } = await sharp(stored).metadata();
      assert.deepEqual([format, exif, xmp, icc], [type, undefined, undefined, undefined]);
    });

  it('[F4] a picture is turned as its camera was held, since nobody is told later', async () => {
    const source = sharp(await picture('jpeg')).withMetadata({ orientation: 6 });
    const { file } = await taken(await source.toBuffer(), 'a.jpg', 'image/jpeg');
    assert.deepEqual([file.width, file.height], [20, 30]);
  });

  it('[F4] an animation keeps its frames', async () => {
    const frames = await Promise.all(['#f00', '#0f0', '#00f'].map((colour) => frame(colour)));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const { file, stored } = await taken(gif, 'a.gif', 'image/gif');
    assert.deepEqual([file.width, file.height], [8, 8]);
    assert.equal((await sharp(stored).metadata()).pages, 3);
  });

  it('[F4] a document and a text, byte for byte, with their sum', async () => {
    assert.ok((await taken(PDF, 'a.pdf', 'application/pdf')).stored.equals(PDF));
    const words = text('\ufeffGrüße 😀\r\n\tto all <script>\n');
    assert.ok((await taken(words, 'a.txt', 'text/plain;charset=utf-8')).stored.equals(words));
  });

  const refusals: [string, Uint8Array, string, string][] = [
    ['a type that is in no list', svg, 'a.svg', 'image/svg+xml'],
    ['SVG that says it is a picture', svg, 'a.png', 'image/png'],
    ['HTML by its own name', html, 'a.html', 'text/html'],
    ['HTML that says it is a picture', html, 'a.jpg', 'image/jpeg'],
    ['HTML that says it is a document', html, 'a.pdf', 'application/pdf'],
    [
      'a document that does not begin as one',
      Buffer.concat([html, PDF]),
      'a.pdf',
      'application/pdf',
    ],
    ['a document that says it is a text', PDF, 'a.txt', 'text/plain'],
    ['an archive', zip, 'a.zip', 'application/zip'],
    ['an archive that says it is a text', zip, 'a.txt', 'text/plain'],
    ['an office document', zip, 'a.docx', 'application/vnd.openxmlformats'],
    ['a zip bomb', gzipSync(Buffer.alloc(9_000_000)), 'a.gz', 'application/gzip'],
    ['a zip bomb that says it is a text', gzipSync(Buffer.alloc(9_000)), 'a.txt', 'text/plain'],
    ['a program', text('MZ\x90\0'), 'a.exe', 'application/x-msdownload'],
    ['a program that says it is a text', text('MZ\x90\0'), 'a.txt', 'text/plain'],
    ['a text that is no UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a.txt', 'text/plain'],
    ['a text that ends inside a character', text('ü').subarray(0, 1), 'a.txt', 'text/plain'],
    ['a text with NUL', text('a\0b'), 'a.txt', 'text/plain'],
    ['a film, unless the merchant wants them', text('\0\0\0\x18ftypisom'), 'a.mp4', 'video/mp4'],
    ['a picture that is only its beginning', text('\x89PNG\r\n\x1a\n'), 'a.png', 'image/png'],
    [
      'a GIF that is a script',
      text('GIF89a/*'.padEnd(60, '*') + '*/=1;alert(1)'),
      'a.gif',
      'image/gif',
    ],
    ['a name that ends as another type', PDF, 'a.pdf.exe', 'application/pdf'],
    ['a name that ends as a page', PDF, 'a.pdf.html', 'application/pdf'],
    ['a name turned around', PDF, 'fdp.\u202eexe', 'application/pdf'],
    ['no type', PDF, 'a.pdf', ''],
    ['a type in disguise', PDF, 'a.pdf', 'application/pdf, text/html'],
  ];
  for (const [title, bytes, name, type] of refusals)
    it(`[F4] not ${title}`, async () => {
      const { status, code } = await me.send(bytes, name, type);
      assert.deepEqual([status, code], [415, 'file-refused']);
      assert.deepEqual(await server.stored(), [], 'nothing of it is kept');
    });

  it('[F4] no picture that says it is another', async () => {
    const png = await picture('png');
    for (const type of ['jpeg', 'webp', 'gif'])
      assert.equal((await me.send(png, `a.${type}`, `image/${type}`)).code, 'file-refused');
    assert.equal((await me.send(png, 'a.jpg', 'image/png')).code, 'file-refused');
    const cut = png.subarray(0, png.length - 30);
    assert.equal((await me.send(cut, 'a.png', 'image/png')).code, 'file-refused');
    assert.deepEqual(await server.stored(), []);
  });

  it('[F4] no picture of more pixels than allowed, however few bytes it has', async () => {
    for (const [width, height] of [
      [50_000, 50_000],
      [6_400, 6_400],
      [2_000_000_000, 2_000_000_000],
    ] as const) {
      const bomb = hollowPng(width, height);
      assert.ok(bomb.length < 20_000);
      assert.equal((await me.send(bomb, 'a.png', 'image/png')).code, 'file-refused');
    }
    const frames = Array.from({ length: 11 }, (_, i) => frame(i % 2 ? '#f00' : '#00f', 2_000));
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ effort: 1 })
      .toBuffer();
    assert.equal((await sharp(gif).metadata()).pages, 11);
    assert.equal((await me.send(gif, 'a.gif', 'image/gif')).code, 'file-refused', 'all its frames');
    assert.deepEqual(await server.stored(), []);
  });

  it('no file of more bytes than allowed, before one of them is sent', async () => {
    const file = { id: newFileId(), name: 'a.pdf', type: 'application/pdf', bytes: 10_485_761 };
    assert.deepEqual((await me.begin(file)).code, 'too-large');
    assert.equal((await me.begin({ ...file, bytes: 10_485_760 })).status, 200);
  });
});

describe('the name of a file', () => {
  const pdf = (name: string) => fileNameOf(name, 'application/pdf');

  it('is only a name: no folders, no marks, no hidden dots', () => {
    assert.equal(pdf('Rechnung März.PDF'), 'Rechnung März.PDF');
    assert.equal(pdf('../../etc/passwd.pdf'), 'passwd.pdf');
    assert.equal(pdf('C:\\Users\\ada\\bill.pdf'), 'bill.pdf');
    assert.equal(pdf('..pdf'), 'pdf.pdf');
    assert.equal(pdf('.htaccess.pdf'), 'htaccess.pdf');
    assert.equal(pdf('a\u0000b\r\nc\u202e\u2066\u200bd.pdf'), 'ab cd.pdf');
    assert.equal(pdf('"a"<b>|c?*.pdf'), 'abc.pdf');
    assert.equal(pdf('u\u0308.pdf'), 'ü.pdf');
    assert.equal(pdf('bill.pdf. . '), 'bill.pdf');
  });

  it('gets the ending of its type when it has none, and a stem when it has none', () => {
    assert.equal(pdf('bill'), 'bill.pdf');
    assert.equal(fileNameOf('image', 'image/jpeg'), 'image.jpg');
    assert.equal(pdf('\u200b.pdf'), 'pdf.pdf');
    assert.equal(pdf('///'), 'file.pdf');
  });

  it('is refused with the ending of another type', () => {
    for (const name of ['a.exe', 'a.pdf.exe', 'a.pdf.js', 'a.ｐｄｆ', 'a.pdf\u202etxt'])
      assert.equal(pdf(name), null, name);
    assert.equal(fileNameOf('a.jpeg', 'image/jpeg'), 'a.jpeg');
    assert.equal(fileNameOf('a.png', 'image/jpeg'), null);
  });

  it('is cut to a bearable length, never inside a character, and keeps its ending', () => {
    const long = pdf(`${'😀'.repeat(300)}.pdf`)!;
    assert.ok(long.length <= FILE_NAME_MAX_CHARS && long.endsWith('.pdf'));
    assert.doesNotMatch(long, /\p{Surrogate}/u);
  });
});

function frame(background: string, side = 8): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();
}

/** A picture that says it is huge. */
function hollowPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(8_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
