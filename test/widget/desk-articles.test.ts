import { expect } from '@open-wc/testing';
import { ArticlesDouble } from './articles-double.ts';
import { deskStage, type DeskStage } from './desk-stage.ts';
import { waitUntil } from './wait-until.ts';

interface Options {
  readonly widthPx?: number;
  readonly scheme?: 'light' | 'dark';
  readonly server?: ArticlesDouble;
}

const realFetch = window.fetch;

function shop(): ArticlesDouble {
  const server = new ArticlesDouble();
  server.put('1', { title: 'How do I return something?', markdown: 'Within 30 days.', group: 'a' });
  server.put('2', { title: 'Wie gebe ich etwas zurück?', locale: 'de', group: 'a' });
  server.put('3', { title: 'Which size fits?', state: 'published', publishedRevision: 1 });
  return server;
}

async function opened({ server = shop(), ...options }: Options = {}) {
  window.fetch = ((url: string, init: RequestInit) =>
    String(url).includes('/v1/admin/') ? server.fetch(url, init) : realFetch(url, init)) as never;
  const stage = await deskStage(options);
  stage.desk.site = 'demo';
  await stage.drawn();
  stage.find('button[aria-keyshortcuts="3"]').click();
  await waitUntil(() => stage.all('.rows [data-article]').length >= server.articles.size);
  return { stage, server };
}

const row = (stage: DeskStage, text: string) => {
  const found = stage.all('.rows button.row').find((each) => each.textContent?.includes(text));
  if (!found) throw new Error(`No article says "${text}".`);
  return found;
};

async function openArticle(stage: DeskStage, text: string): Promise<void> {
  row(stage, text).click();
  await waitUntil(() => stage.all('input#title').length > 0);
  await stage.drawn();
}

async function write(stage: DeskStage, selector: string, text: string): Promise<void> {
  const field = stage.find<HTMLInputElement>(selector);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await stage.drawn();
}

const button = (stage: DeskStage, text: string) => {
  const found = stage
    .all('button')
    .find((each) => each.textContent?.trim() === text && each.checkVisibility());
  if (!found) throw new Error(`No button says "${text}".`);
  return found;
};

const said = (stage: DeskStage) => stage.find('.actions .said').textContent?.trim();

describe('<care-desk> articles', () => {
  afterEach(() => {
    window.fetch = realFetch;
    localStorage.clear();
  });

  for (const scheme of ['light', 'dark'] as const)
    for (const widthPx of [1280, 390])
      it(`axe finds nothing in list, editor, problems, clash and questions, ${scheme}, ${widthPx} px`, async () => {
        const { stage, server } = await opened({ scheme, widthPx });
        await expect(stage.desk).to.be.accessible();
        await openArticle(stage, 'How do I return');
        await write(stage, '#markdown', 'Fine\n<b>not</b>');
        server.put('1', { markdown: 'Theirs', keywords: ['refund'] });
        await stage.clock.advance(1_000);
        await waitUntil(() => stage.all('.problems li').length === 1);
        button(stage, 'Save').click();
        await waitUntil(() => stage.all('.clash').length === 1);
        await expect(stage.desk).to.be.accessible();
        for (const question of ['Versions…', 'Schedule…', 'Delete draft']) {
          button(stage, question).click();
          await waitUntil(
            () => stage.find<HTMLDialogElement>('dialog[aria-labelledby=question]').open,
          );
          await expect(stage.desk).to.be.accessible();
          button(stage, question === 'Versions…' ? 'Close' : 'Cancel').click();
          await stage.drawn();
        }
      });

  it('lists articles with their state, by language and words, and what is not translated', async () => {
    const { stage } = await opened();
    expect(row(stage, 'Which size').querySelector('.badge')?.textContent).to.equal('Changed since');
    const [language] = stage.all('.filters select') as HTMLSelectElement[];
    language!.value = 'de';
    language!.dispatchEvent(new Event('change'));
    await stage.drawn();
    expect(
      stage.all('.rows button.row').map((each) => each.querySelector('.name')?.textContent),
    ).to.deep.equal(['Wie gebe ich etwas zurück?', 'Which size fits?']);
    expect(row(stage, 'Which size').textContent).to.include('Not in German yet');
    row(stage, 'Which size').click();
    await waitUntil(() => stage.all('input#title').length > 0);
    expect(stage.find<HTMLInputElement>('input#title').value).to.equal('Which size fits?');
  });

  it('shows the text as readers will see it, and leads to each place that is to be mended', async () => {
    const { stage } = await opened();
    await openArticle(stage, 'How do I return');
    await waitUntil(
      () =>
        stage.find('care-desk-article-page').shadowRoot?.textContent?.includes('Within 30 days.') ??
        false,
    );
    await write(stage, '#markdown', 'Fine\nand <b>not</b>');
    await stage.clock.advance(1_000);
    await waitUntil(() => stage.all('.problems button').length === 1);
    expect(stage.find('.problems button').textContent).to.include('Line 2, column 5');
    stage.find('.problems button').click();
    const source = stage.find<HTMLTextAreaElement>('#markdown');
    expect(stage.focused()).to.equal(source);
    expect(source.value.slice(source.selectionStart)).to.equal('<b>not</b>');
  });

  it('saves with Ctrl+S, publishes, and says what stands', async () => {
    const { stage, server } = await opened();
    await openArticle(stage, 'How do I return');
    await write(stage, 'input#title', 'How do I send it back?');
    expect(said(stage)).to.equal('Not saved yet, kept on this device');
    stage.find('input#title').focus();
    await stage.press('s', { ctrlKey: true });
    await waitUntil(() => said(stage) === 'Saved');
    expect(server.articles.get('1')?.title).to.equal('How do I send it back?');
    button(stage, 'Publish').click();
    await waitUntil(() => server.articles.get('1')?.state === 'published');
    await waitUntil(() => stage.all('.editor .badge.published').length === 1);
  });

  it('tells why the server did not publish', async () => {
    const { stage } = await opened();
    await openArticle(stage, 'How do I return');
    await write(stage, '#markdown', '<script>');
    button(stage, 'Publish').click();
    await waitUntil(() => stage.all('.editor > .problem').length === 1);
    expect(stage.find('.editor > .problem').textContent).to.include('1:1: HTML has no place here');
  });

  it('asks before something unsaved is left, and keeps it when that is wished', async () => {
    const { stage } = await opened();
    await openArticle(stage, 'How do I return');
    await write(stage, 'input#title', 'Half a');
    row(stage, 'Which size').click();
    const dialog = stage.find<HTMLDialogElement>('dialog[aria-labelledby=question]');
    await waitUntil(() => dialog.open);
    button(stage, 'Stay').click();
    await stage.drawn();
    expect(stage.find<HTMLInputElement>('input#title').value).to.equal('Half a');
    stage.find('.editor h2').focus();
    await stage.press('1');
    await waitUntil(() => dialog.open);
    button(stage, 'Go, keep it here').click();
    await waitUntil(() => stage.all('care-desk-articles').length === 0);
    await stage.press('3');
    await waitUntil(() => stage.all('.rows [data-article]').length === 3);
    expect(row(stage, 'How do I return').textContent).to.include('Not saved');
    await openArticle(stage, 'How do I return');
    expect(stage.find<HTMLInputElement>('input#title').value).to.equal('Half a');
  });

  it('begins a new one, which is on the list before it is on the server', async () => {
    const { stage, server } = await opened();
    stage.find('.articles h1').focus();
    await stage.press('n');
    await waitUntil(() => stage.all('input#title').length > 0);
    await write(stage, 'input#title', 'Do you ship to Malta?');
    await write(stage, '#keywords', 'malta\nislands');
    expect(row(stage, 'Malta').textContent).to.include('Not saved');
    button(stage, 'Save').click();
    await waitUntil(() => server.articles.size === 4);
    const made = [...server.articles.values()].at(-1)!;
    expect([made.title, made.keywords, made.locale]).to.deep.equal([
      'Do you ship to Malta?',
      ['malta', 'islands'],
      'en',
    ]);
  });

  it('restores a version, and what was written before is a version too', async () => {
    const { stage, server } = await opened();
    await openArticle(stage, 'How do I return');
    await write(stage, 'input#title', 'Second');
    button(stage, 'Versions…').click();
    await waitUntil(() => stage.all('.versions button, .versions li').length > 0);
    button(stage, 'Close').click();
    await stage.drawn();
    button(stage, 'Save').click();
    await waitUntil(() => said(stage) === 'Saved');
    await write(stage, 'input#title', 'Third');
    button(stage, 'Versions…').click();
    await waitUntil(() => stage.all('.versions button').length > 0);
    stage.all('.versions button').at(-1)!.click();
    await waitUntil(() => server.articles.get('1')?.revision === 4);
    const { title, history } = server.articles.get('1')!;
    expect(title).to.equal('How do I return something?');
    expect(history.map((each) => each.title)).to.include.members(['Second', 'Third']);
  });

  it('shows what was looked for in vain, and begins an article with the question', async () => {
    const { stage, server } = await opened();
    server.gaps.push({
      locale: 'de',
      query: 'liefert ihr nach malta',
      others: ['versand malta'],
      count: 12,
      askers: 9,
      persons: 3,
    });
    button(stage, 'Looked for and not found').click();
    await waitUntil(() => stage.all('.gaps li').length === 1);
    expect(stage.find('.gaps li').textContent).to.include('asked 12 times by 9 people');
    await expect(stage.desk).to.be.accessible();
    stage.find('.gaps li button').click();
    await waitUntil(() => stage.all('input#title').length > 0);
    await stage.drawn();
    expect(stage.find<HTMLTextAreaElement>('#keywords').value).to.equal(
      'liefert ihr nach malta\nversand malta',
    );
    expect(stage.find('.editor .about').textContent).to.include('German');
  });

  it('leaves what is being written to a customer where it is', async () => {
    const { stage } = await opened();
    await stage.press('1');
    await waitUntil(() => stage.all('care-desk-articles').length === 0);
    stage.row('Ada').click();
    await stage.drawn();
    await stage.press('r');
    await stage.type('Half a reply');
    await stage.press('Escape');
    await stage.press('3');
    await waitUntil(() => stage.all('care-desk-articles').length === 1);
    await stage.press('Escape');
    await waitUntil(() => stage.all('care-desk-articles').length === 0);
    const field = stage.all('textarea').find((each) => each.checkVisibility());
    expect((field as HTMLTextAreaElement).value).to.equal('Half a reply');
  });

  it('says when the server cannot be reached, and goes on when it can', async () => {
    const { stage, server } = await opened();
    await openArticle(stage, 'How do I return');
    await write(stage, 'input#title', 'Kept');
    server.down = true;
    button(stage, 'Save').click();
    await waitUntil(() => stage.all('.editor > .problem').length === 1);
    server.down = false;
    button(stage, 'Save').click();
    await waitUntil(() => said(stage) === 'Saved');
    expect(stage.all('.editor > .problem')).to.deep.equal([]);
  });
});
