import { expect } from '@open-wc/testing';
import { CareArticleEvent } from '../../widget/elements/answers-events.ts';
import { CareSuggestionsElement } from '../../widget/elements/care-suggestions.ts';
import { en as words } from '../../widget/locales/answers/en.ts';
import { en } from '../../widget/locales/en.ts';
import { article, ArticlesDouble } from '../support/articles-double.ts';
import { all, said, START, talk, VISITOR } from './elements-stage.ts';
import { composerOf, panel, textOf } from './panel-stage.ts';
import { still } from './settled.ts';
import { waitUntil } from './wait-until.ts';

const RETURNS = article('How do returns work?');
const REFUND = article('When is my refund there?');

async function stage(articles = new ArticlesDouble([RETURNS, REFUND])) {
  const stage = await panel();
  stage.client.openArticles = articles;
  await stage.element.answers.load();
  await stage.element.updateComplete;
  return { ...stage, articles };
}

type Shown = Awaited<ReturnType<typeof stage>>['element'];
const answersOf = (element: Shown) => element.renderRoot.querySelector('care-answers')!;
const inAnswers = (element: Shown, selector: string) =>
  answersOf(element)?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const back = (element: Shown) => all(element, '.back')[0]!;

describe('care-panel, answers', () => {
  it('offers them first in the overview, with what fits, and not where there are none', async () => {
    const { element, articles } = await stage();
    const ways = () => all(element, '.way').map((way) => way.textContent!.trim());
    expect(ways().slice(0, 3)).to.eql([en.searchAnswers, RETURNS.title, REFUND.title]);
    await expect(element).to.be.accessible();
    articles.know({ at: 'none' });
    await element.updateComplete;
    expect(ways()).to.eql([en.contactPage]);
  });

  it('goes to the search and back, and says where back leads', async () => {
    const { element } = await stage();
    all(element, '.way')[0]!.click();
    await waitUntil(() => inAnswers(element, 'input'), 'answers');
    expect(textOf(element, 'h2')).to.equal(en.answers);
    expect(composerOf(element).checkVisibility()).to.equal(false);
    await waitUntil(() => inAnswers(element, '.row'), 'rows');
    inAnswers(element, '.row')!.click();
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    await waitUntil(() => back(element).ariaLabel === en.answers, 'name');
    back(element).click();
    await waitUntil(() => !inAnswers(element, 'article'), 'list');
    await waitUntil(() => back(element).ariaLabel === en.toHome, 'name');
    back(element).click();
    await waitUntil(() => all(element, '.home').length > 0, 'overview');
  });

  it('an article of the overview leads back to the overview at once', async () => {
    const { element } = await stage();
    all(element, '.way')[1]!.click();
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    await waitUntil(() => back(element).ariaLabel === en.toHome, 'name');
    back(element).click();
    await waitUntil(() => all(element, '.home').length > 0, 'overview');
  });

  it('a page may open an article by its slug', async () => {
    const { element } = await stage();
    element.navigate('answers', REFUND.slug);
    await waitUntil(
      () => inAnswers(element, 'article h3')?.textContent === REFUND.title,
      'article',
    );
  });

  it('carries the question to where one writes, sends nothing, and leaves what was begun', async () => {
    const { element, client } = await stage();
    element.navigate('answers', RETURNS.id);
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    inAnswers(element, '.person button')!.click();
    await waitUntil(() => composerOf(element).checkVisibility(), 'composer');
    expect(client.snapshot.drafts['message']).to.equal(RETURNS.title);
    expect(client.calls.join()).not.to.include('post');
    client.keepDraft('message', 'My own words');
    element.navigate('answers', REFUND.id);
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    inAnswers(element, '.person button')!.click();
    await waitUntil(() => composerOf(element).checkVisibility(), 'composer');
    expect(client.snapshot.drafts['message']).to.equal('My own words');
  });

  it('stays in the chat of whoever has one, when they come from there', async () => {
    const { element, client } = await stage();
    client.knowConversation(talk([said(1, VISITOR, 'hello')]));
    element.navigate('answers', RETURNS.id);
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    back(element).click();
    await waitUntil(() => composerOf(element).checkVisibility(), 'chat');
    expect(all(element, '.home')).to.have.length(0);
  });
});

describe('care-suggestions', () => {
  const shown = (element: Shown) => {
    const suggestions = element.renderRoot.querySelector('care-suggestions');
    return [...(suggestions?.shadowRoot!.querySelectorAll<HTMLElement>('li button') ?? [])];
  };
  async function writing(text: string, articles?: ArticlesDouble) {
    const made = await stage(articles);
    made.element.warm();
    await waitUntil(() => made.element.renderRoot.querySelector('care-suggestions'), 'suggestions');
    made.client.keepDraft('message', text);
    return made;
  }

  it('come once one pauses, move nothing, and open without losing what was written', async () => {
    const { element, client } = await writing('How do my returns work');
    const top = composerOf(element).getBoundingClientRect().top;
    await waitUntil(() => shown(element).length > 0, 'suggested');
    expect(shown(element)).to.have.length(2);
    expect(composerOf(element).getBoundingClientRect().top).to.be.closeTo(top, 0.5);
    await still(element.renderRoot.querySelector('care-suggestions')!);
    await expect(element).to.be.accessible();
    shown(element)[0]!.click();
    await waitUntil(() => inAnswers(element, 'article'), 'article');
    expect(client.snapshot.drafts['message']).to.equal('How do my returns work');
    back(element).click();
    await waitUntil(() => composerOf(element).checkVisibility(), 'composer');
  });

  it('go when they are hidden, or the message is sent', async () => {
    const { element, client } = await writing('Where is the refund');
    await waitUntil(() => shown(element).length > 0, 'suggested');
    const suggestions = element.renderRoot.querySelector('care-suggestions')!;
    suggestions.shadowRoot!.querySelector<HTMLElement>(`[aria-label="${words.hide}"]`)!.click();
    await waitUntil(() => shown(element).length === 0, 'hidden');
    client.keepDraft('message', '');
    await element.updateComplete;
    client.keepDraft('message', 'Where is my refund');
    await waitUntil(() => shown(element).length > 0, 'suggested again');
    client.keepDraft('message', '');
    await waitUntil(() => shown(element).length === 0, 'sent');
  });

  it('do not come for a guess, nor in a conversation that goes on', async () => {
    const articles = new ArticlesDouble([RETURNS]);
    articles.confidence = 0.3;
    const element = new CareSuggestionsElement();
    let searched = 0;
    const search = articles.search.bind(articles);
    articles.search = (...of) => search(...of).finally(() => searched++);
    Object.assign(element, { articles, texts: en, text: 'How do returns work' });
    element.addEventListener(CareArticleEvent.type, () => expect.fail('opened'));
    document.body.append(element);
    await waitUntil(() => searched === 1, 'searched');
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll('section')).to.have.length(0);
    element.remove();
    const made = await writing('How do returns work');
    made.client.knowConversation(talk([said(1, VISITOR, 'hello', START)]));
    await waitUntil(() => !made.element.renderRoot.querySelector('care-suggestions'), 'none');
  });
});
