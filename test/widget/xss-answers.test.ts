import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import { CareAnswersElement } from '../../widget/elements/care-answers.ts';
import { en } from '../../widget/locales/en.ts';
import { article, ArticlesDouble } from '../support/articles-double.ts';
import { place } from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';
import {
  corpus,
  expectOnly,
  FULL,
  generated,
  HARMLESS,
  setTrap,
  shapes,
  type Trap,
} from './xss-stage.ts';

const SHARE = 24;
/** In the short form; otherwise all that there are. */
const GENERATED = FULL ? undefined : 60;

/** Every field of an article and every place in its text. */
function about(text: string): PublishedArticle {
  const words = [{ kind: 'text' as const, text, marks: ['strong' as const, 'code' as const] }];
  return article('x', {
    id: 'a',
    title: text,
    summary: text,
    topics: [text],
    related: ['a'],
    content: [
      { kind: 'heading', level: 2, anchor: text, content: words },
      {
        kind: 'paragraph',
        content: [
          ...words,
          { kind: 'link', href: text, content: words },
          { kind: 'link', href: `#${text}`, content: words },
          {
            kind: 'link',
            href: `https://shop.example/?${new URLSearchParams({ text })}`,
            content: words,
          },
          { kind: 'article', slug: text, content: words },
          {
            kind: 'image',
            src: `javascript:${text}`,
            alt: text,
            caption: text,
            width: 1,
            height: 1,
          },
          {
            kind: 'image',
            src: `/package.json?${new URLSearchParams({ text })}`,
            alt: text,
            caption: text,
            width: 1,
            height: 1,
          },
        ],
      },
      { kind: 'code', text },
      { kind: 'quote', content: [{ kind: 'paragraph', content: words }] },
      { kind: 'list', ordered: true, start: 2, items: [[{ kind: 'paragraph', content: words }]] },
      { kind: 'table', align: ['left'], head: [words], rows: [[words]] },
      // What no server of this version makes.
      { kind: text, content: text } as never,
      { kind: 'list', ordered: false, items: text } as never,
    ],
  });
}

describe('XSS: articles', function () {
  this.timeout(FULL ? 2_400_000 : 60_000);
  let trap: Trap;
  before(() => (trap = setTrap()));

  it('make nothing that harmless ones do not make, in the list, found or read', async () => {
    const articles = new ArticlesDouble([about('x')]);
    // Finds everything, with all of it marked.
    articles.search = async (query) => {
      const one = articles.state.articles.get('a')!;
      const all: readonly [number, number][] = [[0, one.title.length]];
      const excerpt = { text: one.summary, ranges: all };
      return {
        query,
        isReachable: true,
        results: [{ article: one, title: all, excerpt, confidence: 1 }],
      };
    };
    const element = new CareAnswersElement();
    Object.assign(element, { articles, texts: en, language: 'en' });
    await place(element);
    await waitUntil(() => element.shadowRoot!.querySelector('input'), 'drawn');
    const show = async (text: string, isRead: boolean) => {
      articles.know({ articles: new Map([['a', about(text)]]) });
      const input = element.shadowRoot!.querySelector('input')!;
      input.value = text;
      input.dispatchEvent(new Event('input'));
      if (isRead) await element.open('a');
      else element.back();
      await element.updateComplete;
    };
    const harmless = new Set<string>();
    for (const text of [...HARMLESS, '/path', 'x'])
      for (const isRead of [true, false]) {
        await show(text, isRead);
        for (const shape of shapes(element.shadowRoot!)) harmless.add(shape);
      }
    for (const [index, text] of [...generated(GENERATED), ...corpus(SHARE)].entries()) {
      await show(text, index % 2 === 0);
      expectOnly(element.shadowRoot!, harmless);
    }
    await trap.check();
  });
});
