// The demo's articles are published as they are, once, and found by what shoppers type.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { seedArticles } from '../../demo/seeds/articles.ts';
import { createIndex, loadLanguage } from '../../sdk/faq/index.ts';
import { plainTextOfBlocks } from '../../sdk/articles/plain-text.ts';
import { createCare, type Care } from '../../sdk/server/index.ts';

const SITE = 'demo';
let care: Care;
before(async () => {
  const shop = { name: 'Shop', origins: ['http://shop.example'] };
  care = await createCare({ store: 'sqlite::memory:', sites: { [SITE]: shop } });
});
after(() => care.close());

const QUESTIONS = {
  en: {
    'parcel late': 'my-parcel-is-late',
    'where is my order': 'track-my-parcel',
    'how do i send it back': 'return-something',
    'money back how long': 'refund-times',
    'can the bowl go in the oven': 'care-of-ceramics',
    'which lightbulb does tove need': 'bulbs-and-dimmers',
    'i moved, wrong adress': 'change-address-or-order',
    'arrived broken': 'arrived-damaged',
  },
  de: {
    'wo ist mein paket': 'track-my-parcel',
    'paket nicht angekommen': 'my-parcel-is-late',
    zurückschicken: 'return-something',
    'wann bekomme ich mein geld zurück': 'refund-times',
    'gutschein code geht nicht': 'vouchers',
    spülmaschinenfest: 'care-of-ceramics',
    'becher ist kaputt angekommen': 'arrived-damaged',
    'bestellung stornieren': 'cancel-an-order',
  },
};

it('the demo’s articles are all published, and a second start changes nothing', async () => {
  const written = await seedArticles(care, SITE);
  assert.ok(written >= 30, `${written} articles`);
  assert.equal(await seedArticles(care, SITE), 0);
  const { items } = await care.api.articles.list({ site: SITE, state: 'published', limit: 100 });
  assert.equal(items.length, written);
});

for (const [locale, questions] of Object.entries(QUESTIONS))
  it(`the demo’s articles are found by everyday questions (${locale})`, async () => {
    const answer = await care.fetch(
      new Request(`http://localhost/v1/articles?site=${SITE}&locale=${locale}`),
    );
    const { articles } = (await answer.json()) as {
      articles: { id: string; slug: string; title: string; keywords: string[]; content: never }[];
    };
    const index = createIndex(
      articles.map(({ id, title, keywords, content }) => ({
        ...{ id, title, keywords },
        body: plainTextOfBlocks(content),
      })),
      { locale, language: await loadLanguage(locale) },
    );
    const slugs = new Map(articles.map(({ id, slug }) => [id, slug]));
    for (const [question, slug] of Object.entries(questions)) {
      const found = index.search(question, { limit: 3 }).map(({ id }) => slugs.get(id));
      assert.ok(found.includes(slug), `${question}: ${found.join(', ')}`);
    }
  });
