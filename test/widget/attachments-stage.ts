// A composer with what can be added to its message, on a client that a test moves on.
import { html, render } from 'lit';
import type { CareAttachmentsElement } from '../../widget/elements/care-attachments.ts';
import { CareComposerElement } from '../../widget/elements/care-composer.ts';
import type { CareEmojiElement } from '../../widget/elements/care-emoji.ts';
import { additions } from '../../widget/elements/composer-additions.ts';
import { en } from '../../widget/locales/en.ts';
import { ClientDouble } from '../support/client-double.ts';
import { FilesDouble } from '../support/files-double.ts';
import { all, place } from './elements-stage.ts';

export const TAKES = { types: ['image/png', 'application/pdf'], maxBytes: 1_000, maxCount: 3 };
export const file = (name: string, bytes = 10, type = 'application/pdf') =>
  new File([new Uint8Array(bytes)], name, { type });

export async function stage(takes: typeof TAKES | null = TAKES, left: readonly File[] = []) {
  const files = new FilesDouble();
  files.left = left;
  const client = new ClientDouble({ site: { site: 's', name: 'Shop', team: [], files: takes } });
  client.openFiles = files;
  client.leftFiles = left.length > 0;
  const sent: unknown[][] = [];
  const composer = new CareComposerElement();
  let answer: () => Promise<unknown> = () => Promise.resolve('op');
  Object.assign(composer, {
    texts: en,
    send: (...said: unknown[]) => (sent.push(said), answer()),
  });
  const host = await place(composer);
  render(html`${additions({ client, texts: en, language: 'en' })}`, composer);
  await composer.updateComplete;
  const attachments = composer.querySelector<CareAttachmentsElement>('care-attachments')!;
  const emoji = composer.querySelector<CareEmojiElement>('care-emoji')!;
  return {
    client,
    files,
    composer,
    attachments,
    emoji,
    host,
    sent,
    answers: (how: () => Promise<unknown>) => (answer = how),
  };
}

export const rows = (of: CareAttachmentsElement) =>
  all(of, 'li').map((row) => row.innerText.split('\n'));
export const problems = (of: CareAttachmentsElement) =>
  all(of, '.problem').map(({ innerText }) => innerText.trim());
export const sendButton = (of: CareComposerElement) =>
  of.renderRoot.querySelector<HTMLButtonElement>('.box > button')!;
