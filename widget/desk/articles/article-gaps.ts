import { css, html, nothing, type TemplateResult } from 'lit';
import { deskIcon } from '../desk-icons.ts';
import { emptyNote } from '../empty-note.ts';
import type { ListTools } from './article-list.ts';
import type { ArticleGap } from './article-shapes.ts';

export interface GapsView {
  /** Most asked first; null while they are asked for. */
  readonly gaps: readonly ArticleGap[] | null;
  /** Why they are missing. */
  readonly problem: string | null;
}

/** What people looked for and did not find, each a question that waits for an article. */
export function articleGaps({ gaps, problem }: GapsView, tools: ListTools): TemplateResult {
  const { texts, act } = tools;
  return html`<main class="gaps">
    <div class="head">
      <button class="bare round" aria-label=${texts.backToList} @click=${() => act({ to: 'back' })}>
        ${deskIcon('back')}
      </button>
      <h2 tabindex="-1">${texts.gaps}</h2>
    </div>
    ${
      problem
        ? html`<div class="problem" role="alert">
            <p>${problem}</p>
            <button @click=${() => act({ to: 'gaps' })}>${texts.retry}</button>
          </div>`
        : nothing
    }
    ${gaps ? list(gaps, tools) : html`<p class="quiet" role="status">${texts.loading}</p>`}
  </main>`;
}

function list(gaps: readonly ArticleGap[], tools: ListTools): TemplateResult {
  const { texts } = tools;
  if (gaps.length === 0) return emptyNote('check', texts.noGaps, texts.noGapsMore);
  return html`<p class="quiet">${texts.gapsMore}</p>
    <ul>
      ${gaps.map((gap) => row(gap, tools))}
    </ul>`;
}

function row(gap: ArticleGap, { texts, context, act }: ListTools): TemplateResult {
  const { query, others, count, askers, persons, locale } = gap;
  return html`<li>
    <div class="asked">
      <p class="query" lang=${locale} dir="auto">${query}</p>
      ${others.length > 0 ? html`<p class="quiet" dir="auto">${others.join(' · ')}</p>` : nothing}
      <p class="quiet">
        ${context.times.languageName(locale)} ·
        ${texts.asked(count, askers)}${persons > 0 ? html` · ${texts.wentOn(persons)}` : nothing}
      </p>
    </div>
    <button
      aria-label="${texts.answerGap}: ${query}"
      @click=${() =>
        act({
          to: 'begin',
          beginning: { locale, text: { title: query, keywords: [query, ...others] } },
        })}
    >
      ${texts.answerGap}
    </button>
  </li>`;
}

export const articleGapsStyles = css`
  .gaps {
    display: grid;
    align-content: start;
    gap: 10px;
    padding: 0 18px 24px;
    overflow: hidden auto;
  }
  .gaps h2 {
    font-size: 1rem;
    font-weight: 650;
  }
  .gaps .head .round {
    display: none;
  }
  .gaps ul {
    max-inline-size: 760px;
    list-style: none;
  }
  .gaps li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding-block: 12px;
    border-block-end: 1px solid var(--_line);
  }
  .asked {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .asked .quiet {
    font-size: 0.8125rem;
  }
  .query {
    font-weight: 550;
  }
  .gaps li > button {
    flex: none;
  }
  @container (max-width: 720px) {
    .gaps {
      padding-inline: 14px;
    }
    .gaps .head .round {
      display: inline-flex;
    }
    .gaps li {
      flex-wrap: wrap;
    }
  }
`;
