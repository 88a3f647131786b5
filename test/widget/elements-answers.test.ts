import { expect } from '@open-wc/testing';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import { CareAnswersElement } from '../../widget/elements/care-answers.ts';
import { CarePersonEvent, CareVoteEvent } from '../../widget/elements/answers-events.ts';
import { en as words } from '../../widget/locales/answers/en.ts';
import { en } from '../../widget/locales/en.ts';
import { article, ArticlesDouble } from '../support/articles-double.ts';
import { all, place } from './elements-stage.ts';
import { waitUntil } from './wait-until.ts';

const RETURNS = article('How do returns work?', { topics: ['Returns'], related: ['refund'] });
const REFUND = article('When is the refund there?', { id: 'refund', topics: ['Returns', 'Money'] });
const SHIPPING = article('What does shipping cost?', { topics: ['Shipping'] });
const SET = [RETURNS, REFUND, SHIPPING];

async function answers(articles: ArticlesDouble = new ArticlesDouble(SET)) {
  const element = new CareAnswersElement();
  Object.assign(element, { articles, texts: en, language: 'en' });
  const host = await place(element);
  await waitUntil(() => element.shadowRoot!.querySelector('input'), 'drawn');
  return { element, articles, host };
}

const rows = (element: CareAnswersElement) => all(element, '.list:not([hidden]) .row');
const titles = (element: CareAnswersElement) =>
  rows(element).map((row) => row.querySelector('b')!.textContent);
const field = (element: CareAnswersElement) => element.shadowRoot!.querySelector('input')!;
const told = (element: CareAnswersElement) => all(element, '.sr[role=status]')[0]!.textContent;
const shownTitle = (element: CareAnswersElement) =>
  element.shadowRoot!.querySelector('article h3')?.textContent;

function press(element: CareAnswersElement, key: string): void {
  const init = { key, bubbles: true, composed: true, cancelable: true };
  element.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init));
}

async function type(element: CareAnswersElement, text: string): Promise<void> {
  field(element).value = text;
  field(element).dispatchEvent(new Event('input', { bubbles: true }));
  await Promise.resolve();
  await element.updateComplete;
}

async function read(element: CareAnswersElement, one: PublishedArticle): Promise<void> {
  rows(element)
    .find((row) => row.dataset['key'] === one.id)!
    .click();
  await waitUntil(() => shownTitle(element) === one.title, 'read');
}

describe('care-answers', () => {
  it('offers what fits and the topics before the first letter', async () => {
    const { element } = await answers();
    const fitting = SET.map(({ title }) => title);
    expect(titles(element)).to.eql([...fitting, 'Returns', 'Money', 'Shipping']);
    await expect(element).to.be.accessible();
  });

  it('shows what a topic has, and goes back from it', async () => {
    const { element } = await answers();
    rows(element)[3]!.click();
    await waitUntil(() => titles(element).length === 2, 'topic');
    expect(titles(element)).to.eql([RETURNS.title, REFUND.title]);
    expect(element.back()).to.equal(true);
    await waitUntil(() => titles(element).length === 6, 'all');
    expect(element.back()).to.equal(false);
  });

  it('finds as one types, marks what was asked for, and says how many in the end', async () => {
    const { element, articles } = await answers();
    await type(element, 'return');
    await waitUntil(() => titles(element).length === 1, 'found');
    expect(rows(element)[0]!.querySelector('mark')!.textContent).to.equal('return');
    expect(told(element)).to.equal('');
    await waitUntil(() => told(element) === words.found(1), 'told');
    expect(articles.calls).to.include('searched return 1');
    await expect(element).to.be.accessible();
  });

  it('keeps what was found until there is something else', async () => {
    const { element } = await answers();
    await type(element, 'return');
    await waitUntil(() => titles(element).length === 1, 'found');
    const row = rows(element)[0]!;
    field(element).value = 'returns';
    field(element).dispatchEvent(new Event('input', { bubbles: true }));
    expect(rows(element)).to.eql([row]);
    await element.updateComplete;
    expect(rows(element)).to.eql([row]);
  });

  it('says in words that nothing was found, and that a search needs the network', async () => {
    const { element, articles } = await answers();
    await type(element, 'zebra');
    await waitUntil(() => all(element, '.empty').length > 0, 'empty');
    expect(all(element, '.empty p')[0]!.textContent).to.equal(words.nothingFor('zebra'));
    await waitUntil(() => told(element) === words.nothingFor('zebra'), 'told');
    articles.isReachable = false;
    await type(element, 'refund');
    await waitUntil(
      () => all(element, '.empty p')[0]!.textContent === words.needNetwork,
      'offline',
    );
  });

  it('says what fails, and tries again', async () => {
    const { element, articles } = await answers(new ArticlesDouble([], { at: 'failed' }));
    expect(all(element, '.empty p')[0]!.textContent).to.equal(words.notLoaded);
    all(element, '.empty button')[0]!.click();
    expect(articles.calls).to.include('refresh');
    articles.know({ at: 'loading' });
    await element.updateComplete;
    expect(all(element, '.bones')).to.have.length(1);
  });

  it('arrow keys go from the field through the rows and back', async () => {
    const { element } = await answers();
    const focused = () => element.shadowRoot!.activeElement;
    await element.focusIn();
    press(element, 'ArrowDown');
    expect(focused()).to.equal(rows(element)[0]);
    press(element, 'End');
    expect(focused()).to.equal(rows(element).at(-1));
    press(element, 'ArrowDown');
    expect(focused()).to.equal(rows(element).at(-1));
    press(element, 'Home');
    press(element, 'ArrowUp');
    expect(focused()).to.equal(field(element));
  });

  it('Escape clears the search first, and is left to the panel after that', async () => {
    const { element, host } = await answers();
    let escaped = 0;
    host.addEventListener('keydown', ({ key }) => void (escaped += key === 'Escape' ? 1 : 0));
    await element.focusIn();
    await type(element, 'refund');
    press(element, 'Escape');
    await waitUntil(() => field(element).value === '', 'cleared');
    expect(escaped).to.equal(0);
    press(element, 'Escape');
    expect(escaped).to.equal(1);
  });

  it('reads an article, and goes back to the row and the place in the list', async () => {
    const { element, articles } = await answers();
    await type(element, 'how');
    await waitUntil(() => titles(element).length === 1, 'found');
    rows(element)[0]!.focus();
    await read(element, RETURNS);
    expect(articles.calls).to.include(`opened ${RETURNS.id}`);
    expect(element.shadowRoot!.activeElement!.textContent).to.equal(RETURNS.title);
    expect(field(element).checkVisibility()).to.equal(false);
    await expect(element).to.be.accessible();
    element.back();
    await waitUntil(() => field(element).checkVisibility(), 'list');
    await waitUntil(() => element.shadowRoot!.activeElement === rows(element)[0], 'focus');
    expect(field(element).value).to.equal('how');
  });

  it('goes from an article to a related one', async () => {
    const { element } = await answers();
    await read(element, RETURNS);
    all(element, '.article .row')[0]!.click();
    await waitUntil(() => shownTitle(element) === REFUND.title, 'related');
  });

  it('a vote is said at once, asks what was missing when it did not help, and thanks', async () => {
    const { element, articles } = await answers();
    let acts = 0;
    element.addEventListener(CareVoteEvent.type, () => acts++);
    await read(element, RETURNS);
    const button = (name: string) =>
      all(element, '.vote button').find((one) => one.textContent!.trim() === name)!;
    button(words.no).click();
    await waitUntil(() => element.shadowRoot!.querySelector('textarea'), 'reason');
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'textarea', 'focus');
    await expect(element).to.be.accessible();
    element.shadowRoot!.querySelector('textarea')!.value = 'The address';
    button(en.send).click();
    await waitUntil(() => !element.shadowRoot!.querySelector('textarea'), 'sent');
    expect(articles.calls.filter((call) => call.startsWith('vote'))).to.eql([
      `vote ${RETURNS.id} false`,
      `vote ${RETURNS.id} false The address`,
    ]);
    expect(acts).to.equal(1);
    expect(articles.calls).not.to.include('solved');
  });

  it('one tap leads to a person, with what was asked', async () => {
    const { element, articles } = await answers();
    const asked: string[] = [];
    element.addEventListener(CarePersonEvent.type, (event) =>
      asked.push((event as CarePersonEvent).question),
    );
    await type(element, ' my bowl broke ');
    all(element, '.person button')[0]!.click();
    expect(asked).to.eql(['my bowl broke']);
    expect(articles.calls).to.include('person');
  });

  it('an article that changes is shown as it is now, and one that is gone is said to be', async () => {
    const { element, articles } = await answers();
    await read(element, RETURNS);
    const changed = { ...RETURNS, title: 'How returns work now' };
    articles.know({ articles: new Map([[changed.id, changed]]) });
    await waitUntil(() => shownTitle(element) === changed.title, 'changed');
    articles.know({ articles: new Map() });
    await waitUntil(() => all(element, '.article .empty').length > 0, 'gone');
  });

  it('says openly in which language the answers are when it is not the reader’s', async () => {
    const locale = { asked: 'de', served: 'en', because: 'default' } as const;
    const articles = new ArticlesDouble(SET, { locale });
    const element = new CareAnswersElement();
    const { de } = await import('../../widget/locales/de.ts');
    Object.assign(element, { articles, texts: de, language: 'de' });
    await place(element);
    await waitUntil(() => all(element, '.note').length > 0, 'note');
    expect(all(element, '.note')[0]!.textContent).to.equal('Nur verfügbar auf Englisch');
  });

  it('listens to nothing and ends its search once it is gone', async () => {
    const { element, articles } = await answers();
    expect(articles.listeners).to.equal(1);
    element.remove();
    expect(articles.listeners).to.equal(0);
    expect(articles.calls.slice(-2)).to.have.members(['left', 'end']);
  });
});
