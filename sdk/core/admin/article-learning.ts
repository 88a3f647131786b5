import type { Handlers } from '../../api/care-api.ts';
import { ALL_PHRASES } from '../articles/learn-phrases.ts';
import { countSolved, type Begun } from '../articles/count-solved.ts';
import { groupGaps } from '../articles/group-gaps.ts';
import { weighVotes } from '../articles/weigh-votes.ts';
import { SEARCHES_KEPT_MS } from '../articles/article-ear.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import type { AdminOffice } from './admin-office.ts';
import { notFound, type Caller } from './caller.ts';

type Learning = Pick<
  Handlers<Caller>['articles'],
  'gaps' | 'feedback' | 'phrases' | 'forgetPhrase' | 'resetPhrases' | 'report'
>;

const REASONS_TOLD = 50;
const REPORT_MS = 30 * 86_400_000;
const CONTACTS_AT_ONCE = 200;

export function articleLearningHandlers(office: AdminOffice): Learning {
  const { store, articleEar: ear, audit, clock } = office;
  return {
    gaps: async (_caller, { site, locale = null }) => ({
      items: groupGaps(await ear.searches(site, locale)),
      next: null,
    }),
    async feedback(_caller, { site, article }) {
      if (!(await store.articles.get(site, article))) throw notFound();
      const all = await store.articleEvidence.votes(site);
      const [votes] = weighVotes(all.filter((one) => one.article === article));
      const said = await store.articleEvidence.reasons(site, article, REASONS_TOLD);
      return {
        votes: votes ?? { article, helpful: 0, unhelpful: 0 },
        reasons: said.map(({ helpful, reason, at }) => ({ helpful, reason: reason ?? '', at })),
      };
    },
    phrases: async (_caller, { site, locale = null }) => ({
      items: await ear.phrases(site, locale),
      next: null,
    }),
    async forgetPhrase(caller, { site, phrase }) {
      const known = await ear.phrases(site, null);
      if (!known.some(({ id }) => id === phrase)) throw notFound();
      await audit.add(caller, site, { action: 'article.learning-reset', target: phrase });
      await ear.takeBack(site, phrase);
      return { forgotten: 1 };
    },
    async resetPhrases(caller, { site }) {
      const { length: forgotten } = await ear.phrases(site, null);
      await audit.add(caller, site, { action: 'article.learning-reset' });
      await ear.takeBack(site, ALL_PHRASES);
      return { forgotten };
    },
    async report(_caller, { site, since }) {
      const now = clock.now();
      const from = Math.max(since ?? now - REPORT_MS, now - SEARCHES_KEPT_MS);
      const searches = await ear.searches(site, null);
      return countSolved(searches, await begunBy(office, site, searches), { now, since: from });
    },
  };
}

async function begunBy(
  { store }: AdminOffice,
  site: string,
  searches: readonly SearchRow[],
): Promise<Begun[]> {
  const readers = searches.flatMap(({ outcome, visitor }) =>
    outcome === 'read' && visitor !== null ? [visitor] : [],
  );
  const ids = [...new Set(readers)];
  const begun: Begun[] = [];
  for (let from = 0; from < ids.length; from += CONTACTS_AT_ONCE) {
    const contacts = ids.slice(from, from + CONTACTS_AT_ONCE).map((id) => ({ site, id }));
    const rows = await store.conversations({ conversations: [], contacts });
    begun.push(...rows.map(({ contact, startedAt }) => ({ visitor: contact, at: startedAt })));
  }
  return begun;
}
