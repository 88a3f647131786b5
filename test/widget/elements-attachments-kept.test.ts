import { expect } from '@open-wc/testing';
import { en } from '../../widget/locales/en.ts';
import { TAKES, file, stage, rows, problems } from './attachments-stage.ts';
import { waitUntil } from './wait-until.ts';

describe('care-attachments over a reload', () => {
  it('what was chosen on the page before is in the tray again, and goes with the message', async () => {
    const before = [file('a.pdf'), file('b.pdf')];
    const { client, files, composer, attachments, sent } = await stage(TAKES, before);
    await waitUntil(() => files.uploads.length === 2);
    await attachments.updateComplete;
    expect(rows(attachments).map(([name]) => name)).to.eql(['a.pdf', 'b.pdf']);
    expect(client.calls).to.include('resume');
    for (const upload of files.uploads) upload.become('ready');
    await attachments.updateComplete;
    await composer.submit();
    expect(sent).to.eql([['', ['file-1', 'file-2']]]);
  });

  it('where nothing was left, nothing is asked for or begun', async () => {
    const { client, files, attachments } = await stage();
    await attachments.updateComplete;
    expect(files.uploads).to.eql([]);
    expect(client.calls).to.eql([]);
  });

  it('says once, in words, that the device could not keep what was chosen, until it is sent', async () => {
    const { files, composer, attachments } = await stage();
    await attachments.add([file('a.pdf'), file('b.pdf')]);
    for (const upload of files.uploads) upload.become('ready', { isOnlyHere: true });
    await attachments.updateComplete;
    expect(problems(attachments)).to.eql([(await en.more()).fileOnlyHere]);
    await composer.submit();
    await attachments.updateComplete;
    expect(problems(attachments)).to.eql([]);
  });
});
