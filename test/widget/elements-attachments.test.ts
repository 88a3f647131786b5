import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { all, still } from './elements-stage.ts';
import { file, problems, rows, sendButton, stage, TAKES } from './attachments-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('care-attachments', () => {
  it('is there where the shop takes files, and not where it takes none', async () => {
    expect((await stage()).attachments).to.exist;
    const { composer } = await stage(null);
    expect(composer.querySelector('care-attachments')).to.equal(null);
  });

  it('has a message wait for its files, says so, and lets it go without text', async () => {
    const { files, composer, attachments, sent } = await stage();
    await attachments.add([file('a.pdf')]);
    await attachments.updateComplete;
    await composer.updateComplete;
    expect(sendButton(composer).disabled).to.equal(true);
    files.uploads[0]!.become('sending', { sent: 4 });
    await attachments.updateComplete;
    await composer.updateComplete;
    expect(sendButton(composer).ariaLabel).to.equal('Uploading, 40%');
    expect(rows(attachments)[0]).to.include('Uploading, 40%');
    await composer.submit();
    expect(sent).to.eql([]);
    files.uploads[0]!.become('ready');
    await attachments.updateComplete;
    await composer.updateComplete;
    expect(sendButton(composer).disabled).to.equal(false);
    expect(sendButton(composer).ariaLabel).to.equal('Send');
    await composer.submit();
    expect(sent).to.eql([['', ['file-1']]]);
    await attachments.updateComplete;
    expect(rows(attachments)).to.eql([]);
  });

  it('lets nothing go without a file that was chosen, however quick one is', async () => {
    const { composer, attachments, sent } = await stage();
    composer.value = 'see';
    const added = attachments.add([file('a.pdf')]);
    await composer.submit();
    await added;
    expect(sent).to.eql([]);
  });

  it('keeps text and files until the message is kept, and what was added meanwhile', async () => {
    const { files, composer, attachments, answers } = await stage();
    answers(() => Promise.reject(new Error('full')));
    await attachments.add([file('a.pdf')]);
    files.uploads[0]!.become('ready');
    composer.value = 'see';
    await attachments.updateComplete;
    await composer.submit();
    await attachments.updateComplete;
    expect([composer.value, rows(attachments).length]).to.eql(['see', 1]);
    let keep!: (op: string) => void;
    answers(() => new Promise((done) => (keep = done)));
    const sending = composer.submit();
    await attachments.add([file('b.pdf')]);
    files.uploads[1]!.become('ready');
    await attachments.updateComplete;
    keep('op');
    await sending;
    await attachments.updateComplete;
    expect([composer.value, rows(attachments).map(([name]) => name)]).to.eql(['', ['b.pdf']]);
    expect(composer.files).to.eql(['file-2']);
  });

  it('says before anything is sent what the shop does not take', async () => {
    const { files, attachments } = await stage();
    const told = async (...chosen: File[]) => {
      await attachments.add(chosen);
      await attachments.updateComplete;
      return problems(attachments);
    };
    expect(await told(file('a.exe', 1, 'application/x-msdownload'))).to.eql([
      'Files of this kind are not accepted here.',
    ]);
    expect(await told(file('a.pdf', 1_001))).to.eql(['Files may have up to 1 kB.']);
    expect(await told(file('a.pdf', 0))).to.eql(['This file is empty.']);
    expect(await told(file('1.pdf'), file('2.pdf'), file('3.pdf'), file('4.pdf'))).to.eql([
      'Up to 3 files at a time, please.',
    ]);
    expect(files.uploads.map((upload) => upload.file.name)).to.eql(['1.pdf', '2.pdf', '3.pdf']);
    expect(await told(file('x.PDF', 5, ''))).to.eql(['Up to 3 files at a time, please.']);
  });

  it('shows why a file was not taken, however many were', async () => {
    const { attachments } = await stage({ ...TAKES, maxCount: 6 });
    await attachments.add(Array.from({ length: 7 }, (_, i) => file(`${i}.pdf`)));
    await attachments.updateComplete;
    const [tray, problem] = ['.tray', '.problem'].map((one) =>
      all(attachments, one)[0]!.getBoundingClientRect(),
    );
    expect(problem!.bottom).to.be.at.most(tray!.bottom);
    expect(problem!.top).to.be.at.least(tray!.top);
  });

  it('offers another try for what failed, and forgets what is taken away', async () => {
    const { files, composer, attachments } = await stage();
    await attachments.add([file('a.pdf'), file('b.pdf')]);
    const [a, b] = files.uploads;
    a!.become('failed', { code: 'file-refused' });
    b!.become('ready');
    await attachments.updateComplete;
    await composer.updateComplete;
    expect(rows(attachments)[0]).to.include('Files of this kind are not accepted here.');
    expect(all(attachments, '[aria-label="Try again: a.pdf"]')).to.eql([]);
    a!.become('failed', { code: 'bad-request' });
    await attachments.updateComplete;
    expect(rows(attachments)[0]).to.include('This file could not be uploaded.');
    expect(sendButton(composer).disabled).to.equal(true);
    const again = all(attachments, '[aria-label="Try again: a.pdf"]')[0]!;
    again.focus();
    again.click();
    expect(a!.calls).to.eql(['retry']);
    a!.become('waiting');
    await attachments.updateComplete;
    expect(attachments.shadowRoot!.activeElement?.ariaLabel).to.equal('Remove a.pdf');
    await attachments.updateComplete;
    all(attachments, '[aria-label="Remove a.pdf"]')[0]!.click();
    await attachments.updateComplete;
    expect([a!.calls, rows(attachments).length]).to.eql([['retry', 'cancel'], 1]);
    expect(attachments.shadowRoot!.activeElement?.className).to.equal('clip');
    await composer.updateComplete;
    expect(sendButton(composer).disabled).to.equal(false);
  });

  it('takes what is pasted, unless there is text with it, and what is dropped on the panel', async () => {
    const { files, composer, attachments, host } = await stage();
    const data = new DataTransfer();
    data.items.add(file('image.png', 9, 'image/png'));
    const paste = (clipboardData: DataTransfer) => {
      const event = new ClipboardEvent('paste', { cancelable: true, composed: true });
      // Firefox takes no data of a page's own with the event.
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      composer.dispatchEvent(event);
      return event;
    };
    expect(paste(data).defaultPrevented).to.equal(true);
    await waitUntil(() => files.uploads.length === 1);
    data.items.add('words', 'text/plain');
    expect(paste(data).defaultPrevented).to.equal(false);
    const dropped = new DataTransfer();
    dropped.items.add(file('a.pdf'));
    const drag = (type: string) =>
      host.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, cancelable: true }));
    drag('dragenter');
    await attachments.updateComplete;
    expect(all(attachments, '.drop').length).to.equal(1);
    expect(drag('dragover')).to.equal(false);
    drag('drop');
    await waitUntil(() => files.uploads.length === 2);
    await attachments.updateComplete;
    expect(all(attachments, '.drop').length).to.equal(0);
  });

  it('lets every preview go with its element, and works again when it comes back', async () => {
    const made = new Set<string>();
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (of) => {
      const url = createObjectURL.call(URL, of);
      made.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      made.delete(url);
      revokeObjectURL.call(URL, url);
    };
    try {
      const { attachments, composer } = await stage();
      await attachments.add([file('a.png', 9, 'image/png')]);
      await attachments.updateComplete;
      expect(made.size).to.equal(1);
      attachments.remove();
      expect(made.size).to.equal(0);
      composer.append(attachments);
      await attachments.updateComplete;
      await attachments.add([file('b.png', 9, 'image/png')]);
      await attachments.updateComplete;
      expect(rows(attachments).length).to.equal(2);
      attachments.remove();
      expect(made.size).to.equal(0);
    } finally {
      Object.assign(URL, { createObjectURL, revokeObjectURL });
    }
  });

  it('is found clean by axe, light and dark', async () => {
    for (const scheme of ['light', 'dark']) {
      const { files, attachments, host, emoji } = await stage();
      host.setAttribute('scheme', scheme);
      await attachments.add([file('a.pdf'), file('b.pdf'), file('c.pdf'), file('d.pdf')]);
      files.uploads[0]!.become('sending', { sent: 4 });
      files.uploads[1]!.become('failed', { code: 'file-refused' });
      files.uploads[2]!.become('ready');
      all(emoji, '.open')[0]!.click();
      await emoji.updateComplete;
      await attachments.updateComplete;
      still(document);
      await expect(host, scheme).to.be.accessible();
    }
  });
});

describe('care-emoji', () => {
  it('puts one where the caret is, and goes on writing', async () => {
    const { composer, emoji } = await stage();
    composer.value = 'ab';
    await composer.updateComplete;
    const field = composer.renderRoot.querySelector('textarea')!;
    field.setSelectionRange(1, 1);
    all(emoji, '.open')[0]!.click();
    await emoji.updateComplete;
    await emoji.updateComplete;
    all(emoji, '.all button')[0]!.click();
    expect(composer.value).to.equal('a🙂b');
    expect(composer.shadowRoot!.activeElement).to.equal(field);
    await emoji.updateComplete;
    expect(all(emoji, '.all')).to.eql([]);
  });

  it('goes by arrow keys; Escape closes it alone and gives the focus back', async () => {
    const { host, emoji } = await stage();
    let heard = 0;
    host.addEventListener('keydown', ({ key }) => key === 'Escape' && heard++);
    all(emoji, '.open')[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => emoji.shadowRoot!.activeElement?.textContent?.includes('🙂'));
    const at = () => emoji.shadowRoot!.activeElement!.textContent!.trim();
    await sendKeys({ press: 'ArrowRight' });
    await waitUntil(() => at() === '😀');
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => at() === '🤔');
    await sendKeys({ press: 'ArrowUp' });
    await waitUntil(() => at() === '😀');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => at() === '🙂');
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => all(emoji, '.all').length === 0);
    expect(emoji.shadowRoot!.activeElement?.className).to.equal('open');
    expect(heard).to.equal(0);
  });
});
