import { expect } from '@open-wc/testing';
import { isWebUrl } from '../../sdk/protocol/shape.ts';
import { deskStage, type DeskStage } from './desk-stage.ts';
import {
  corpus,
  expectOnly,
  FULL,
  generated,
  HARMLESS,
  inBatches,
  RICH,
  richIsDrawn,
  setTrap,
  shapes,
  type Trap,
} from './xss-stage.ts';

const SHARE = 24;
/** In the short form; otherwise all that there are. */
const GENERATED = FULL ? undefined : 40;
/** Rows on the list at once. */
const BATCH = 25;

/** The page's address as far as the wire lets it through, and otherwise at the end of one. */
const address = (text: string) => (isWebUrl(text) ? text : `https://shop.example/${text}`);

/** A row of the list for each text, which says it wherever a row can say something; the first is the one on the desk. */
function putOnDesk({ client, clock }: DeskStage, texts: readonly string[]): void {
  const now = clock.now();
  for (const [index, text] of texts.entries())
    client.row({
      conversation: index === 0 ? 'ada' : `row-${index}`,
      contact: { id: `c-${index}`, name: text },
      language: index % 2 ? 'de' : text.slice(0, 20),
      page: { url: address(text), title: index % 2 ? text : '' },
      assignee: { id: text, name: index % 3 ? text : '' },
      unread: 1,
      waitingSince: now,
      changedAt: now,
      preview: { text, by: index % 2 ? 'agent' : 'contact', at: now },
    });
  const [text = ''] = texts;
  client.change({
    site: { site: 'demo', name: text, team: [{ id: text, name: text }], replyMinutes: 5 },
    drafts: { 'ada message': text, 'ada note': text },
  });
  client.talk('ada', now, [
    ['contact', text],
    ['agent', text],
  ]);
}

describe('XSS: names, titles and previews at the desk', function () {
  this.timeout(FULL ? 2_400_000 : 60_000);
  let trap: Trap;
  before(() => (trap = setTrap()));

  it('make nothing that harmless ones do not make', async () => {
    const stage = await deskStage();
    stage.row('Ada Kern').click();
    await stage.drawn();
    const root = stage.desk.shadowRoot!;
    putOnDesk(stage, [RICH]);
    await richIsDrawn(root);
    const harmless = new Set<string>();
    for (const text of [...HARMLESS, 'Anna Berg'])
      for (const texts of [Array<string>(BATCH).fill(text), [text], [text]]) {
        putOnDesk(stage, texts);
        await stage.drawn();
        for (const shape of shapes(root)) harmless.add(shape);
      }
    const texts = [...corpus(SHARE), ...generated(GENERATED)];
    for (const batch of inBatches(texts, BATCH)) {
      putOnDesk(stage, batch);
      await stage.drawn();
      expectOnly(root, harmless);
      expect(root.textContent).not.to.equal('');
      // Each of them on the desk itself, where more of it is shown.
      for (const text of FULL ? batch : batch.slice(0, 4)) {
        putOnDesk(stage, [text]);
        await stage.drawn();
        expectOnly(root, harmless);
      }
    }
    await trap.check();
  });

  it('lets no address through that leads elsewhere than to a web page', () => {
    for (const text of [...corpus(1), ...generated()]) {
      if (!isWebUrl(text) || !URL.canParse(text)) continue;
      expect(new URL(text).protocol).to.match(/^https?:$/);
    }
  });
});
