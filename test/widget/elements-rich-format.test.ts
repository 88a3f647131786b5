import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { blocksOf, formatInline, isEmojiOnly } from '../../widget/elements/rich-format.ts';
import { richText } from '../../widget/elements/rich-text.ts';
import { growth, PROPORTIONAL_BELOW } from '../support/growth.ts';

const marked = (text: string) =>
  formatInline(text)
    .filter(({ as }) => as && as !== 'mark')
    .map(({ text: inner, as }) => `${as} ${inner}`);

async function drawn(text: string): Promise<HTMLElement> {
  return fixture<HTMLElement>(
    html`<div style="white-space: pre-wrap">${richText(text, 'new')}</div>`,
  );
}

describe('formatting', () => {
  it('knows bold, italic and code where marks stand around words', () => {
    expect(marked('a *b c* d')).to.eql(['bold b c']);
    expect(marked('**b**, _i_ and `x = 1`!')).to.eql(['bold b', 'italic i', 'code x = 1']);
    expect(marked('(*so*)')).to.eql(['bold so']);
    expect(marked('*a* *b*')).to.eql(['bold a', 'bold b']);
  });

  it('leaves alone what can mean something else', () => {
    for (const text of [
      '2*3*4',
      '2 * 3 * 4',
      '5 *3* 2',
      'file_names_like_this',
      '__init__',
      'snake_case and other_case',
      '*args, **kwargs',
      '*.ts,*.js',
      '/* x */',
      'Price* and tax*',
      '* note',
      '*two\nlines*',
      'http://a.example/_x_/',
      '`',
      '**',
    ])
      expect(marked(text), text).to.eql([]);
  });

  it('draws two lines or more of a kind as a list, and one as what it is', async () => {
    const kinds = (text: string) =>
      blocksOf(text).map(({ kind, lines }) => `${kind} ${lines.length}`);
    expect(kinds('see:\n- a\n- b\nend')).to.eql(['text 1', 'list 2', 'text 1']);
    expect(kinds('1. a\n2. b')).to.eql(['list 2']);
    expect(kinds('- a')).to.eql(['text 1']);
    expect(kinds('-5\n-6')).to.eql(['text 1']);
    expect(kinds('1. a\n- b')).to.eql(['text 1']);
    const list = await drawn('- *a*\n- b');
    expect(list.querySelectorAll('[role=list] > [role=listitem]').length).to.equal(2);
    expect(list.querySelector('strong')!.textContent).to.equal('a');
  });

  it('gives the text again, whatever it is', async () => {
    const any = fc.array(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '`',
        ' ',
        '\n',
        '- ',
        '1. ',
        'a',
        '2',
        '.',
        '🙂',
        'www.a.example',
      ),
    );
    fc.assert(
      fc.property(any, (parts) => {
        const text = parts.join('');
        const blocks = blocksOf(text).flatMap(({ lines }) =>
          lines.map((line) => line.mark + line.text),
        );
        expect(blocks.join('')).to.equal(text);
        expect(
          formatInline(text)
            .map((token) => token.text)
            .join(''),
        ).to.equal(text);
      }),
    );
    for (const text of ['*a* `b`\n- c\n- _d_\n1) e', '🙂']) {
      const { textContent } = await drawn(text);
      expect(textContent).to.equal(text);
    }
  });

  it('takes time in proportion to the text', () => {
    const read = (text: string) => {
      formatInline(text);
      blocksOf(text);
      isEmojiOnly(text);
    };
    for (const one of [
      '*a ',
      '_a ',
      '`a',
      '**a *b _c ',
      '- a\n',
      '1. ',
      '🙂',
      '*',
      ' *',
      '(*',
      '\n',
      'a*',
    ])
      expect(growth(one, 12_000, read), JSON.stringify(one)).to.be.below(PROPORTIONAL_BELOW);
  });

  it('draws up to three emoji and nothing else large', async () => {
    for (const text of ['🙂', '👍🏽', '❤️', '👩‍👩‍👧', '🇩🇪', '🙂🙂🙂', '🙂 🎉', '☝🏽'])
      expect(isEmojiOnly(text), text).to.equal(true);
    for (const text of ['', '🙂🙂🙂🙂', '🙂!', '©', '1', '#', 'a🙂', '™', '🙂\n🙂'])
      expect(isEmojiOnly(text), text).to.equal(false);
    expect((await drawn('🎉')).querySelector('.big')).to.exist;
  });
});
