import { expect } from '@open-wc/testing';
import type { FileInfo } from '../../sdk/protocol/files.ts';
import type { CareThreadElement } from '../../widget/elements/care-thread.ts';
import type { CareExtrasElement } from '../../widget/elements/care-extras.ts';
import type { MessageParts } from '../../widget/elements/thread-items.ts';
import { ClientDouble } from '../support/client-double.ts';
import { FilesDouble, PICTURE } from '../support/files-double.ts';
import {
  all,
  ANNA,
  bubbles,
  event,
  frames,
  said,
  still,
  talk,
  thread,
  VISITOR,
} from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

const file = (id: string, changes: Partial<FileInfo> = {}): FileInfo => ({
  id,
  name: `${id}.jpg`,
  type: 'image/jpeg',
  bytes: 240_000,
  width: 800,
  height: 600,
  state: 'ready',
  ...changes,
});
const posted = (seq: number, parts: Partial<MessageParts>, by = ANNA) =>
  event(seq, by, { kind: 'message.posted', text: '', ...parts } as never);

async function shown(
  parts: Partial<MessageParts>,
  known: readonly FileInfo[] = [],
  url = PICTURE,
): Promise<{
  element: CareThreadElement;
  extras: CareExtrasElement;
  files: FilesDouble;
  chosen: string[];
}> {
  const client = new ClientDouble();
  const files = (client.openFiles = new FilesDouble());
  for (const one of known) files.known.set(one.id, { file: one, url });
  const chosen: string[] = [];
  const element = await thread(null);
  Object.assign(element, { client, choose: async (text: string) => void chosen.push(text) });
  element.conversation = talk([said(1, VISITOR, 'hello'), posted(2, parts)]);
  await waitUntil(() => all(element, 'care-extras')[0]?.shadowRoot);
  const extras = all(element, 'care-extras')[0] as CareExtrasElement;
  await extras.updateComplete;
  return { element, extras, files, chosen };
}

const BROKEN = 'data:image/png,broken';
const dialog = (of: CareExtrasElement) => of.renderRoot.querySelector('dialog')!;

describe('care-extras', () => {
  it('shows a picture in a box of its own shape before it is there, and asks for its address when it is near', async () => {
    const { element, extras, files } = await shown({ files: [file('a')] }, [file('a')]);
    expect(bubbles(element)).to.eql(['hello']);
    const box = all(extras, '.picture')[0]!;
    const before = box.getBoundingClientRect();
    expect(before.width / before.height).to.be.closeTo(800 / 600, 0.02);
    await waitUntil(() => all(extras, 'img.there').length === 1);
    expect(files.asked).to.eql(['a']);
    expect(box.getBoundingClientRect().height).to.equal(before.height);
  });

  it('asks for another address when a picture does not load, and not for ever', async () => {
    const { extras, files } = await shown({ files: [file('a')] }, [file('a')], BROKEN);
    await waitUntil(() => files.asked.includes(`a not ${BROKEN}`));
    await frames(6);
    expect(files.asked.length).to.be.below(5);
    expect(all(extras, '.picture').length).to.equal(1);
  });

  it('opens pictures large; arrows turn, Escape closes that alone and gives the focus back', async () => {
    const two = [file('a'), file('b')];
    const { element, extras } = await shown({ files: two }, two);
    await waitUntil(() => all(extras, 'img.there').length === 2);
    let heard = 0;
    element.addEventListener('keydown', () => heard++);
    const [opener] = all(extras, '.picture');
    opener!.focus();
    opener!.click();
    await waitUntil(() => dialog(extras)?.open);
    const image = () => dialog(extras).querySelector('img')!;
    expect(image().alt).to.equal('a.jpg');
    const press = (key: string) =>
      dialog(extras).dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true }),
      );
    press('ArrowRight');
    expect(image().alt).to.equal('b.jpg');
    press('ArrowRight');
    expect(image().alt).to.equal('b.jpg');
    await expect(dialog(extras)).to.be.accessible();
    // At an end the button that led there is gone, and the other one has the focus.
    for (const [there, back] of [
      ['.before', '.after'],
      ['.after', '.before'],
    ] as const) {
      const button = dialog(extras).querySelector<HTMLElement>(there)!;
      button.focus();
      button.click();
      const { activeElement } = extras.shadowRoot!;
      expect(activeElement, there).to.equal(dialog(extras).querySelector(back));
    }
    press('Escape');
    expect(heard).to.equal(0);
    dialog(extras).close();
    await waitUntil(() => !dialog(extras));
    expect(extras.shadowRoot!.activeElement).to.equal(opener);
  });

  it('shows other files as a row with name and size, and says what is checked or gone', async () => {
    const { extras, files } = await shown({
      files: [
        file('terms', { name: 'terms.pdf', type: 'application/pdf', bytes: 2_516_582 }),
        file('new', { state: 'pending' }),
        file('bad', { state: 'blocked' }),
      ],
    });
    await waitUntil(() => files.asked.length > 0);
    // The answer to what was asked comes in a turn of its own, and is drawn in another.
    await waitUntil(() => all(extras, '.file')[1]?.textContent.includes('No longer'));
    expect(all(extras, '.file').length).to.equal(3);
    const rows = all(extras, '.file').map((row) =>
      [...row.querySelectorAll('.what > *')].map((part) => part.textContent!.trim()),
    );
    expect(rows).to.eql([
      ['terms.pdf', '2.4 MB'],
      ['new.jpg', 'No longer available'], // the server does not know it any more
      ['bad.jpg', 'No longer available'],
    ]);
    // By what it is in the tree: Firefox leaves clipped words out of `innerText` when it is busy.
    expect(
      all(extras, 'button.file').map(({ firstElementChild }) => firstElementChild!.textContent),
    ).to.eql(['Download']);
    expect(files.asked).to.eql(['new']);
  });

  it('shows what the page itself sends from its own copy', async () => {
    const client = new ClientDouble();
    const files = (client.openFiles = new FilesDouble());
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    files.upload(new File([blob!], 'mine.png', { type: 'image/png' }), () => {}).become('ready');
    const element = await thread(null);
    element.client = client;
    const action = { kind: 'message.post' as const, text: 'look', files: ['file-1'] };
    const pending = { op: 'x', conversation: 'c', action, at: 1, state: 'waiting' as const };
    element.conversation = talk([], { pending: [pending] });
    await waitUntil(() => all(element, 'care-extras')[0]?.shadowRoot?.querySelector('img'));
    const image = all(element, 'care-extras')[0]!.shadowRoot!.querySelector('img')!;
    expect(image.src).to.match(/^blob:/);
    expect(files.asked).to.eql([]);
  });

  it('shows a card whose picture and links are web addresses and nothing else', async () => {
    const { extras } = await shown({
      card: {
        title: 'Oak chair',
        text: 'Back in stock in March.',
        image: 'javascript:alert(1)',
        links: [
          { label: 'To the chair', url: 'https://shop.example/chair' },
          { label: 'Run', url: 'javascript:alert(1)' },
          { label: 'Spoof', url: 'https://shop.example@evil.example/' },
        ],
      },
    });
    expect(all(extras, 'img')).to.eql([]);
    const links = all(extras, 'a') as HTMLAnchorElement[];
    expect(links.map(({ href, rel, target }) => [href, rel, target])).to.eql([
      ['https://shop.example/chair', 'noopener noreferrer ugc', '_blank'],
    ]);
  });

  it('offers answers under the newest message alone; to choose is to post the text', async () => {
    const { element, extras, chosen } = await shown({
      text: 'When?',
      choices: ['Today', 'Tomorrow'],
    });
    const group = all(extras, '[role=group]')[0]!;
    expect(group.getAttribute('aria-label')).to.equal('Suggested answers');
    const [today] = all(extras, '.choices button');
    today!.focus();
    today!.click();
    today!.click();
    await waitUntil(() => chosen.length === 1);
    expect(chosen).to.eql(['Today']);
    const before = element.conversation!.events;
    element.conversation = talk([...before, said(3, VISITOR, 'Today')]);
    await element.updateComplete;
    expect(all(element, 'care-extras')).to.eql([]);
    expect(bubbles(element)).to.eql(['hello', 'When?', 'Today']);
    expect(element.shadowRoot!.activeElement?.className).to.equal('scroller');
  });

  it('keeps a reader where they are when what stands above them is loaded', async () => {
    const client = new ClientDouble();
    const files = (client.openFiles = new FilesDouble());
    files.known.set('a', { file: file('a'), url: PICTURE });
    const element = await thread(null);
    element.client = client;
    const lines = Array.from({ length: 40 }, (_, i) => said(i + 2, ANNA, `line ${i}`));
    element.conversation = talk([posted(1, { files: [file('a')], text: 'see' }), ...lines]);
    await element.updateComplete;
    const box = all(element, '.scroller')[0]!;
    box.scrollTop = 300;
    box.dispatchEvent(new Event('scroll'));
    await frames(3);
    const row = all(element, '[data-key]').find(({ textContent }) =>
      textContent!.includes('line 12'),
    )!;
    const top = row.getBoundingClientRect().top;
    await waitUntil(() => all(element, 'care-extras')[0]?.shadowRoot?.querySelector('.picture'));
    await frames(3);
    expect(row.getBoundingClientRect().top).to.be.closeTo(top, 1);
  });

  it('is found clean by axe, light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const { element, extras } = await shown(
        {
          text: '*Two* pictures\n- one\n- two',
          files: [file('a'), file('b'), file('c', { type: 'application/pdf', name: 'c.pdf' })],
          card: {
            title: 'Oak chair',
            text: 'Ash, too',
            links: [{ label: 'See', url: 'https://a.example/' }],
          },
          choices: ['Yes', 'No'],
        },
        [file('a'), file('b')],
      );
      (element.getRootNode() as ShadowRoot).host.setAttribute('scheme', scheme);
      all(element, '.scroller')[0]!.scrollTop = 0;
      await waitUntil(() => all(extras, 'img.there').length === 2);
      still(document);
      await expect(element, scheme).to.be.accessible();
    }
  });
});
