import { expect } from '@open-wc/testing';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { tokenize } from '../../widget/elements/rich-text.ts';
import { event, said, talk, thread, waiting } from './elements-stage.ts';
import {
  corpus,
  expectOnly,
  FULL,
  generated,
  HARMLESS,
  inBatches,
  IS_STRICT,
  plant,
  richIsDrawn,
  setTrap,
  shapes,
  type Trap,
} from './xss-stage.ts';
import { waitUntil } from './wait-until.ts';

/** So many events are drawn at once, fewer than a thread shows. */
const BATCH = 50;
const SIDES = ['contact', 'agent'] as const;

const PICTURE = `${location.origin}/package.json`;

let seq = 0;

/** Both sides say these, under these names and pictures; notes and lines say them, too. */
function saidByAll(texts: readonly string[], side: 'contact' | 'agent'): LogEvent[] {
  return texts.flatMap((text, index) => {
    // Few have a picture, since each is a request.
    const avatar = index % 10 === 0 ? { avatar: `${PICTURE}?"${text}` } : {};
    const agent: Author = { role: 'agent', id: text, name: text, ...avatar };
    const author: Author = index % 2 ? { role: 'contact', id: 'visitor', name: text } : agent;
    const message = said(++seq, author, text);
    if (side === 'contact') return [message];
    const assignee: Author = { role: 'agent', id: text, name: text };
    return [
      message,
      event(++seq, agent, { kind: 'note.posted', text }),
      event(++seq, agent, { kind: 'assignment.changed', assignee }),
    ];
  });
}

describe('XSS: what people write', function () {
  this.timeout(FULL ? 900_000 : 60_000);
  let trap: Trap;
  before(() => (trap = setTrap()));

  it('would be caught if it ran or fetched anything', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    const plants = ['<img src=x onerror=canary()>', '<img src=https://canary.example/x>'];
    for (const one of plants) {
      plant(place, one);
      const isCaught = () =>
        trap.check().then(
          () => false,
          () => true,
        );
      await waitUntil(isCaught, one);
    }
    plant(place, '<a href="javascript:canary()" onclick="canary()">go</a>');
    expect(() => expectOnly(place, new Set(['a', 'a@href']))).to.throw(/onclick[^]*leads to/);
    place.remove();
    // A policy that allows nothing inline says so of the plant's `onclick`.
    if (IS_STRICT) await trap.check().catch(() => {});
    await trap.check();
  });

  it('becomes text and safe links: the tokens joined are the text', () => {
    for (const text of [...corpus(1), ...generated()])
      expect(
        tokenize(text)
          .map((token) => token.text)
          .join(''),
      ).to.equal(text);
  });

  for (const side of SIDES)
    it(`makes nothing in the ${side}’s thread that harmless texts do not make`, async () => {
      const element = await thread(null, side);
      const show = async (texts: readonly string[]) => {
        const [first = ''] = texts;
        element.conversation = talk(saidByAll(texts, side), {
          pending: [waiting(`op-${++seq}`, first, 'failed'), waiting(`op-${++seq}`, first)],
          typing: { role: side === 'agent' ? 'contact' : 'agent', id: first, name: first },
        });
        await element.updateComplete;
      };
      await show(HARMLESS);
      await richIsDrawn(element.renderRoot);
      const harmless = shapes(element.renderRoot);
      const batch = side === 'agent' ? BATCH / 2 : BATCH;
      for (const texts of inBatches([...corpus(), ...generated()], batch)) {
        await show(texts);
        expectOnly(element.renderRoot, harmless);
        const shown = new Set<string>();
        for (const bubble of element.renderRoot.querySelectorAll('.bubble')) {
          const copy = bubble.cloneNode(true) as Element;
          for (const unseen of copy.querySelectorAll('.sr')) unseen.remove();
          shown.add(copy.textContent!);
        }
        for (const text of texts) expect(shown).to.include(text);
      }
      await trap.check();
    });
});
