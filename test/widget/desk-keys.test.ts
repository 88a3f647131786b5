import { expect } from '@open-wc/testing';
import { deskStage, type DeskStage } from './desk-stage.ts';

const rowOf = (stage: DeskStage) => stage.focused()?.getAttribute('data-conversation');

describe('<care-desk> by keyboard alone', () => {
  it('opens, replies and resolves without a hand on the mouse', async () => {
    const stage = await deskStage();
    await stage.press('j');
    expect(rowOf(stage)).to.equal('ada');
    await stage.press('Enter');
    expect(stage.client.asked).to.deep.include(['follow', 'ada']);
    await stage.press('r');
    expect(stage.focused()?.localName).to.equal('textarea');
    await stage.type('It is back on Monday.');
    await stage.press('Enter');
    expect(stage.client.asked).to.deep.include(['post', 'ada', 'It is back on Monday.']);
    await stage.press('Escape');
    expect(rowOf(stage)).to.equal('ada');
    await stage.press('e');
    expect(stage.client.asked.at(-1)).to.deep.equal(['setStatus', 'ada', 'resolved']);
    expect(rowOf(stage)).to.equal('guest');
  });

  it('moves with j, k and the arrows, and stops at the ends', async () => {
    const stage = await deskStage();
    const walked: unknown[] = [];
    for (const key of ['ArrowDown', 'j', 'ArrowDown', 'j', 'k', 'ArrowUp', 'k', 'End', 'Home']) {
      await stage.press(key);
      walked.push(rowOf(stage));
    }
    expect(walked).to.deep.equal(['ada', 'guest', 'bo', 'bo', 'guest', 'ada', 'ada', 'bo', 'ada']);
  });

  it('never acts on what is typed', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    await stage.press('r');
    const before = stage.client.asked.length;
    for (const key of ['e', 'a', 'j', 'n', '2', '?']) await stage.press(key);
    expect(stage.client.asked).to.have.length(before);
    expect(stage.focused()?.localName).to.equal('textarea');
  });

  it('leaves the browser its own keys', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    const before = stage.client.asked.length;
    await stage.press('e', { ctrlKey: true });
    await stage.press('a', { metaKey: true });
    expect(stage.client.asked).to.have.length(before);
  });

  it('hears no keys that are pressed in the page around it', async () => {
    const stage = await deskStage();
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    await stage.press('j');
    expect(stage.focused()).to.equal(button);
    button.remove();
  });

  it('shows the keys on ?, and they rest until it is closed', async () => {
    const stage = await deskStage();
    stage.row('Ada').click();
    await stage.drawn();
    await stage.press('?', { shiftKey: true });
    const dialog = stage.find<HTMLDialogElement>('dialog');
    expect(dialog.open).to.equal(true);
    await expect(stage.desk).to.be.accessible();
    const before = stage.client.asked.length;
    await stage.press('e');
    expect(stage.client.asked).to.have.length(before);
    stage.find('dialog button').click();
    expect(dialog.open).to.equal(false);
  });

  it('reaches every control with Tab, and shows where the focus is', async () => {
    const stage = await deskStage({ widthPx: 900 });
    stage.row('Ada').click();
    await stage.drawn();
    const controls = stage
      .all('button, a, textarea, [role=option]')
      .filter((each) => each.checkVisibility());
    expect(controls.length).to.be.greaterThan(8);
    const rows = controls.filter((each) => each.matches('[role=option]'));
    expect(rows.filter((each) => each.tabIndex === 0)).to.have.length(1);
    for (const control of controls) {
      if (!control.matches('[role=option]')) expect(control.tabIndex).to.equal(0);
      if (control.matches('textarea, :disabled')) continue;
      control.focus({ focusVisible: true } as FocusOptions);
      expect(getComputedStyle(control).outlineStyle, control.outerHTML).not.to.equal('none');
    }
  });

  it('keeps the focus on a row that moves to the other group', async () => {
    const stage = await deskStage();
    await stage.press('j');
    stage.client.row({ conversation: 'ada', waitingSince: null });
    await stage.drawn();
    expect(rowOf(stage)).to.equal('ada');
  });

  it('goes to the next conversation where the list is out of sight', async () => {
    const stage = await deskStage({ widthPx: 390 });
    stage.row('Ada').click();
    await stage.drawn();
    await stage.press('j');
    expect(stage.client.asked).to.deep.include(['follow', 'guest']);
  });

  it('switches between open and resolved ones', async () => {
    const stage = await deskStage();
    await stage.press('2');
    expect(stage.find('.said').textContent).to.equal('Nothing resolved yet.');
    await stage.press('1');
    expect(stage.all('[role=option]')).to.have.length(3);
  });
});
