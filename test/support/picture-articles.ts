// The desk's articles: the list, one that is written, what stops it, two who write at once, and questions.
import type { Page } from 'playwright-core';
import { DESKTOP, leave, PHONE, sitDown, type Studio } from './picture-studio.ts';

const TEXT = `# By post

1. Write to us, or use the [form](https://shop.example/returns).
2. Put it into **its own box**.
3. Bring it to any shop of the post.

| From | Costs |
| --- | ---: |
| Germany | nothing |
| Malta | 4,90 € |

> Bowls like paper between them.`;

export async function articleViews(studio: Studio): Promise<void> {
  for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    const agent = await sitDown(studio, device);
    const { tab } = agent;
    const name = (what: string) => `desk-articles-${what}-${width}`;
    await agent.rows.first().waitFor();
    await seed(tab);
    await tab.getByRole('button', { name: 'Articles', exact: true }).click();
    await tab.locator('.rows button').first().waitFor();
    await studio.take(tab, name('list'));
    await tab.locator('.rows button', { hasText: 'How do I send' }).click();
    await tab.locator('care-desk-article-page table').waitFor();
    await studio.take(tab, name('editor'));
    await tab.getByLabel('Text', { exact: true }).fill(`${TEXT}\n\n<b>Careful</b>`);
    await tab.locator('.problems button').first().waitFor();
    await tab.locator('.problems').scrollIntoViewIfNeeded();
    await studio.take(tab, name('problem'));
    await seed(tab);
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.locator('.clash').waitFor();
    await tab.locator('.clash').scrollIntoViewIfNeeded();
    await studio.take(tab, name('clash'));
    await tab.locator('care-desk').evaluate((desk) => {
      desk.setAttribute('locale', 'de');
      document.documentElement.dir = 'rtl';
    });
    await tab.getByRole('button', { name: 'Planen …' }).click();
    await studio.take(tab, name('schedule-rtl'));
    await tab.keyboard.press('Escape');
    await studio.take(tab, name('rtl'));
    await leave(agent);
  }
}

/** Some articles, or another revision of the first, as a colleague would have written it. */
async function seed(tab: Page): Promise<void> {
  await tab.evaluate(async (markdown) => {
    const base = '/v1/admin/sites/demo/articles';
    const ask = async (method: string, path: string, body?: object) => {
      const answer = await fetch(base + path, {
        method,
        credentials: 'include',
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      });
      return (await answer.json()) as { id: string; group: string };
    };
    const { items } = (await ask('GET', '')) as unknown as {
      items: { id: string; title: string; locale: string }[];
    };
    const known = items.find(({ title }) => title.startsWith('How do I send'));
    if (known) {
      const other = `${markdown}\n\nChanged ${Date.now()}`;
      await ask('PATCH', `/${known.id}`, {
        markdown: other,
        keywords: ['refund', `${Date.now()}`],
      });
      return;
    }
    const title = 'How do I send something back, and who pays for it?';
    const summary = 'Within 30 days, free of charge from most countries.';
    const first = await ask('POST', '', { locale: 'en', title, summary, markdown });
    await ask('POST', `/${first.id}/publish`, {});
    const german = { locale: 'de', title: 'Wie schicke ich etwas zurück?', markdown };
    await ask('POST', '', { ...german, group: first.group });
    const third = await ask('POST', '', {
      locale: 'en',
      title: 'Is Tarn oven safe?',
      markdown: 'Yes.',
    });
    await ask('POST', `/${third.id}/schedule`, { publishAt: Date.now() + 9e8 });
  }, TEXT);
}
