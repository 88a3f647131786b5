// Answers for views and pictures that are not about the server: any page asks for them and gets these.
import type { BrowserContext } from 'playwright-core';
import type { ArticlesDelta, PublishedArticle } from '../../sdk/protocol/articles.ts';
import { article } from './articles-double.ts';

const text = (words: string) => [{ kind: 'text' as const, text: words }];
const p = (words: string) => ({ kind: 'paragraph' as const, content: text(words) });

const ENGLISH: readonly PublishedArticle[] = [
  article('How do I send something back?', {
    id: 'back',
    summary: 'Within 30 days, free of charge, with the label in the parcel.',
    topics: ['Returns'],
    related: ['refund', 'broken'],
    content: [
      p('You have 30 days from the day it arrives. Sending it back costs you nothing.'),
      { kind: 'heading', level: 2, anchor: 'steps', content: text('Three steps') },
      {
        kind: 'list',
        ordered: true,
        items: [
          [p('Take the label out of the parcel; it lies on top.')],
          [p('Put everything into its box and stick the label over the old one.')],
          [p('Hand it in at any parcel shop, and keep the receipt.')],
        ],
      },
      {
        kind: 'table',
        align: [null, 'right', 'right'],
        head: [text('Where from'), text('Days'), text('Costs')],
        rows: [
          [text('Germany, Austria'), text('2–3'), text('€ 0.00')],
          [text('Everywhere else in the European Union'), text('4–7'), text('€ 0.00')],
        ],
      },
      {
        kind: 'quote',
        content: [p('Made to order? Then please write to us before you send it.')],
      },
      {
        kind: 'paragraph',
        content: [
          ...text('See also '),
          {
            kind: 'article',
            slug: 'when-is-my-refund-there-',
            content: text('when the money is back'),
          },
          ...text(' and '),
          { kind: 'link', href: 'https://shop.example/terms', content: text('our terms') },
          ...text('.'),
        ],
      },
    ],
  }),
  article('When is my refund there?', {
    id: 'refund',
    summary: 'Three working days after your parcel has reached us.',
    topics: ['Returns', 'Payment'],
  }),
  article('Something arrived broken', { id: 'broken', topics: ['Returns'] }),
  article('What does shipping cost?', {
    id: 'shipping',
    summary: 'Nothing from € 60 on, € 4.90 below that.',
    topics: ['Shipping'],
  }),
  article('Is stoneware safe in the oven and the dishwasher?', { id: 'care', topics: ['Care'] }),
];

const ARABIC: readonly PublishedArticle[] = [
  article('كيف أعيد منتجًا؟', {
    id: 'back',
    locale: 'ar',
    topics: ['الإرجاع'],
    related: ['refund'],
    content: [
      p('لديك ثلاثون يومًا من تاريخ الاستلام، والإرجاع مجاني.'),
      {
        kind: 'list',
        ordered: true,
        items: [[p('الملصق موجود أعلى الطرد.')], [p('يُسلَّم الطرد في أقرب نقطة استلام.')]],
      },
    ],
  }),
  article('متى يصل المبلغ المسترد؟', { id: 'refund', locale: 'ar', topics: ['الإرجاع'] }),
];

/** Before the page is loaded. */
export async function showArticles(device: BrowserContext): Promise<void> {
  await device.route(/\/v1\/articles\?/, (route) => {
    const asked = new URL(route.request().url()).searchParams.get('locale')!;
    const served = asked.startsWith('ar') ? 'ar' : 'en';
    const delta: ArticlesDelta = {
      version: 'shown',
      locale: { asked, served, because: 'language' },
      locales: ['ar', 'en'],
      search: 'device',
      full: true,
      articles: served === 'ar' ? [...ARABIC] : [...ENGLISH],
      removed: [],
    };
    return route.fulfill({ json: delta, headers: { 'access-control-allow-origin': '*' } });
  });
}
