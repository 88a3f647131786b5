// The list of answers: what was found, or what fits before anybody has asked, and what it says when there is nothing.
import { html, nothing, type TemplateResult } from 'lit';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import type { ArticlesState, Found, FoundArticle } from '../client/care-articles.ts';
import type { AnswersTexts } from '../locales/answers/en.ts';
import type { Texts } from '../locales/en.ts';
import { highlight } from './highlight.ts';
import { BACK, icon } from './icons.ts';

export interface ListOptions {
  readonly state: ArticlesState;
  readonly texts: Texts;
  readonly words: AnswersTexts;
  /** In the shopper's own language: the one in which the answers are instead. Null when they are in that one. */
  readonly onlyIn: string | null;
  readonly query: string;
  readonly found: Found | null;
  readonly topic: string | null;
  readonly fitting: readonly PublishedArticle[];
  readonly open: (article: string) => void;
  readonly openTopic: (topic: string | null) => void;
  readonly retry: () => void;
}

export function listTemplate(options: ListOptions): unknown {
  const { state, words, onlyIn } = options;
  if (state.at === 'loading') return bones;
  if (state.at === 'failed') return failed(options);
  return html`
    ${onlyIn === null ? nothing : html`<p class="note">${words.onlyIn(onlyIn)}</p>`}
    ${options.query.trim() ? results(options) : beforeAsking(options)}
  `;
}

const bones = html`<div class="bones" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;

function failed({ words, texts, retry }: ListOptions): TemplateResult {
  return html`<div class="empty">
    <p>${words.notLoaded}</p>
    <p>
      <button type="button" class="pill" @click=${retry}>${texts.retry}</button>
    </p>
  </div>`;
}

function results({ found, words, open }: ListOptions): unknown {
  if (!found) return bones;
  if (!found.isReachable) return html`<div class="empty"><p>${words.needNetwork}</p></div>`;
  if (found.results.length === 0)
    return html`<div class="empty">
      <p>${words.nothingFor(found.query.trim())}</p>
      <p>${words.otherWords}</p>
    </div>`;
  return html`<ul class="rows" role="list">
    ${found.results.map((result) => foundRow(result, open))}
  </ul>`;
}

function beforeAsking(options: ListOptions): unknown {
  const { topic, words, fitting, openTopic } = options;
  const topics = topicsOf(options.state.articles.values());
  if (topic !== null) {
    const inTopic = [...options.state.articles.values()].filter(({ topics }) =>
      topics.includes(topic),
    );
    return html`<h3 class="label" dir="auto">${topic}</h3>
      ${rows(inTopic, options)}`;
  }
  return html`
    ${
      fitting.length > 0
        ? html`<h3 class="label">${words.often}</h3>
            ${rows(fitting, options)}`
        : nothing
    }
    ${
      topics.length > 0
        ? html`<h3 class="label">${words.topics}</h3>
            <ul class="rows" role="list">
              ${topics.map(
                ([name, count]) =>
                  html`<li>
                    <button
                      type="button"
                      class="row"
                      data-key=${`topic ${name}`}
                      @click=${() => openTopic(name)}
                    >
                      <span><b>${name}</b></span
                      ><span class="count">${words.found(count)}</span>${icon(BACK)}
                    </button>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  `;
}

function rows(articles: readonly PublishedArticle[], { open }: ListOptions): TemplateResult {
  return html`<ul class="rows" role="list">
    ${articles.map(
      ({ id, title }) =>
        html`<li>
          <button type="button" class="row" data-key=${id} @click=${() => open(id)}>
            <span><b>${title}</b></span
            >${icon(BACK)}
          </button>
        </li>`,
    )}
  </ul>`;
}

function foundRow(
  { article, title, excerpt }: FoundArticle,
  open: (article: string) => void,
): TemplateResult {
  return html`<li>
    <button type="button" class="row" data-key=${article.id} @click=${() => open(article.id)}>
      <span
        ><b>${highlight(article.title, title)}</b>${
          excerpt.text
            ? html`<span class="excerpt">${highlight(excerpt.text, excerpt.ranges)}</span>`
            : nothing
        }</span
      >${icon(BACK)}
    </button>
  </li>`;
}

/** Those with most answers first. */
function topicsOf(articles: Iterable<PublishedArticle>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { topics } of articles)
    for (const topic of new Set(topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
