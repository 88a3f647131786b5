import { expect } from '@open-wc/testing';
import { deskStage, type DeskStage } from './desk-stage.ts';

const written = (stage: DeskStage) =>
  stage.client.asked.filter(([what]) => what === 'post' || what === 'note');

async function open(stage: DeskStage, name: string): Promise<void> {
  stage.row(name).click();
  await stage.drawn();
}

describe('writing at the <care-desk>', () => {
  it('posts a note as a note and a reply as a reply', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.press('n');
    await stage.type('She is in a hurry.');
    await stage.press('Enter');
    await stage.press('Escape');
    await stage.press('r');
    await stage.type('On Monday!');
    await stage.press('Enter');
    expect(written(stage)).to.deep.equal([
      ['note', 'ada', 'She is in a hurry.'],
      ['post', 'ada', 'On Monday!'],
    ]);
  });

  it('leaves a text in the mode in which it was written', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.press('n');
    await stage.type('She shouted at us.');
    await stage.press('Escape');
    await stage.press('r');
    await stage.press('Enter');
    expect(written(stage)).to.deep.equal([]);
    expect(stage.find('.draft').closest('button')?.textContent).to.include('Note');
    await stage.press('Escape');
    await stage.press('n');
    await stage.press('Enter');
    expect(written(stage)).to.deep.equal([['note', 'ada', 'She shouted at us.']]);
  });

  it('keeps to mode and conversation of the moment of sending, however slow the sending is', async () => {
    const stage = await deskStage();
    let kept = () => {};
    const { note } = stage.client;
    stage.client.note = async (...given) => {
      await new Promise<void>((resolve) => (kept = resolve));
      return note(...given);
    };
    await open(stage, 'Ada');
    await stage.press('n');
    await stage.type('internal');
    await stage.press('Enter');
    await open(stage, 'Bo');
    await stage.press('r');
    kept();
    await stage.drawn();
    expect(written(stage)).to.deep.equal([['note', 'ada', 'internal']]);
  });

  it('keeps a draft with its conversation', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.type('for Ada');
    await open(stage, 'Bo');
    const field = () =>
      stage.all('textarea').find((each) => each.checkVisibility()) as HTMLTextAreaElement;
    expect(field().value).to.equal('');
    await open(stage, 'Ada');
    expect(field().value).to.equal('for Ada');
  });

  it('does not show the customer that a note is being typed', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.press('n');
    await stage.type('psst');
    expect(stage.client.asked.filter(([what]) => what === 'setTyping')).to.deep.equal([]);
    await stage.press('Escape');
    await stage.press('r');
    await stage.type('Dear Ada');
    expect(stage.client.asked).to.deep.include(['setTyping', 'ada', true]);
  });

  it('begins each conversation with a reply, not with the mode of the last one', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.press('n');
    await stage.press('Escape');
    await open(stage, 'Bo');
    await stage.type('Hello Bo');
    stage.find('textarea').focus();
    await stage.press('r');
    await stage.press('Enter');
    expect(written(stage)).to.deep.equal([['post', 'bo', 'Hello Bo']]);
  });

  it('tells notes from replies by more than a colour', async () => {
    const stage = await deskStage();
    await open(stage, 'Ada');
    await stage.press('n');
    expect(stage.find('.hint').textContent).to.include('Only colleagues see this');
    const composer = stage.all('care-composer').find((each) => each.checkVisibility())!;
    expect(composer.shadowRoot!.querySelector('button')!.ariaLabel).to.equal('Save note');
    expect(stage.find('.modes [aria-pressed=true]').textContent).to.include('Note');
  });
});
