import type { ActionOf } from '../../protocol/actions.ts';
import type { Page } from '../../protocol/model.ts';
import type { ConversationRow, Decision, OpRequest } from '../../stores/store.ts';
import { cleanLine } from '../clean-text.ts';

export function startConversation(
  row: ConversationRow | null,
  { actor, at }: OpRequest,
  { channel, language, page }: ActionOf<'conversation.start'>,
): Decision {
  if (actor.role !== 'contact')
    return { refuse: 'forbidden', message: 'Only a contact can start a conversation.' };
  if (row) return { refuse: row.contact === actor.id ? 'already-exists' : 'not-found' };
  const from = page && cleanPage(page);
  return {
    conversation: {
      contact: actor.id,
      contactName: actor.name ?? null,
      channel,
      language: language ?? null,
      page: from ?? null,
      status: 'open',
      assignee: null,
      readContact: 0,
      readAgent: 0,
      preview: null,
      unread: 0,
      lastContactSeq: 0,
      waitingSince: null,
      startedAt: at,
    },
    publish: [
      {
        kind: 'conversation.started',
        channel,
        ...(language !== undefined && { language }),
        ...(from && { page: from }),
      },
    ],
    note: [],
  };
}

function cleanPage(page: Page): Page {
  return { url: cleanLine(page.url), title: cleanLine(page.title) };
}
