import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { DeskPage } from '../support/desk-page.ts';
import {
  nothingGotThrough,
  openHostileStage,
  type HostileStage,
} from '../support/hostile-stage.ts';
import { HOSTILE_NAMES, HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { ShopperPage } from '../support/shopper-page.ts';

let stage: HostileStage;
before(async () => {
  stage = await openHostileStage();
});
after(() => stage.close());

test('hostile texts, names, titles and addresses stay text at the desk', async () => {
  const anna: Author = { role: 'agent', id: 'anna', name: HOSTILE_NAMES[2]! };
  for (const [i, name] of HOSTILE_NAMES.entries()) {
    const contact: Author = { role: 'contact', id: uuidV4(), name };
    const conversation = uuidV4();
    const page = { url: `https://evil.test/"onclick="alert(51)?${name}`, title: name };
    await stage.apply(contact, conversation, {
      kind: 'conversation.start',
      channel: 'chat',
      page,
      language: 'en',
    });
    for (const [j, text] of HOSTILE_TEXTS.entries())
      if (j % HOSTILE_NAMES.length === i) {
        await stage.apply(contact, conversation, { kind: 'message.post', text });
        await stage.apply(anna, conversation, { kind: 'note.post', text });
      }
    const assignee = { id: `"><b>${name}`, name };
    await stage.apply(anna, conversation, { kind: 'conversation.assign', assignee });
    await stage.apply(contact, conversation, { kind: 'message.post', text: `end of ${i}` });
  }
  const seen = await stage.watched('/desk');
  const desk = new DeskPage(seen.tab);
  for (const i of HOSTILE_NAMES.keys()) {
    await desk.openConversation(`end of ${i}`);
    await desk.bubble(`end of ${i}`).waitFor();
    await nothingGotThrough(seen, 'care-desk');
  }
  const names = await seen.tab.locator('care-desk').evaluate((host) => {
    const texts: string[] = [];
    const visit = (root: Element | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (!element.closest('care-thread'))
          for (const node of element.childNodes)
            if (node.nodeType === 3) texts.push(node.nodeValue!);
        if (element.shadowRoot && element.localName !== 'care-thread') visit(element.shadowRoot);
      }
    };
    visit(host.shadowRoot!);
    return texts.filter((text) => text.includes('gro.knab'));
  });
  assert.ok(names.length > 0);
  for (const name of names)
    assert.doesNotMatch(
      name,
      /[\u202a-\u202e\u2066-\u2069]/,
      'a name may not turn what follows it',
    );
});

test('hostile texts stay text in the widget, whoever wrote them', async () => {
  const seen = await stage.watched('/');
  const shopper = new ShopperPage(seen.tab);
  await shopper.open();
  await shopper.write('my own: <img src=x onerror=alert(61)> javascript:alert(62)');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  const desk = await stage.watched('/desk');
  const row = new DeskPage(desk.tab).rows.filter({ hasText: 'my own' });
  const conversation = (await row.getAttribute('data-conversation'))!;
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    const name = HOSTILE_NAMES[i % HOSTILE_NAMES.length]!;
    const avatar = `${stage.url}/x.png?"onload="alert(63)`;
    await stage.apply({ role: 'agent', id: name, name, avatar }, conversation, {
      kind: 'message.post',
      text,
    });
  }
  const anna: Author = { role: 'agent', id: 'anna', name: 'Anna' };
  await stage.apply(anna, conversation, { kind: 'message.post', text: 'the end' });
  await shopper.bubble('the end').waitFor();
  await nothingGotThrough(seen, 'care-widget');
  await nothingGotThrough(desk, 'care-desk');
});

test('an address in the script tag that would run is not used', async () => {
  const seen = await stage.watched('/');
  await seen.tab.evaluate(() => {
    document.querySelector('care-widget')?.remove();
    const widget = document.createElement('care-widget');
    widget.setAttribute('contact', 'java\nscript:alert(71)');
    document.body.append(widget);
  });
  const link = seen.tab.locator('care-widget').getByRole('link');
  assert.equal(await link.getAttribute('href'), '/contact');
  await link.click();
  assert.deepEqual(seen.harm, []);
});
