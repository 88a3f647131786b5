// What an article on the desk needs of the world.
import { uuidV7 } from '../../../sdk/protocol/ids.ts';
import type { EditTools } from './article-edit.ts';
import { ArticleRequests } from './article-requests.ts';
import { KeptEdits } from './kept-edits.ts';

export interface ToolsWorld extends Pick<EditTools, 'now' | 'changed' | 'told'> {
  readonly site: string;
  /** Absolute base address of the care server. */
  readonly server: string;
  /** Whose texts are kept on this device. */
  readonly agent: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

export function articleTools(world: ToolsWorld): EditTools {
  const { now, changed, told } = world;
  return {
    requests: new ArticleRequests(world),
    kept: new KeptEdits(shelf(), world),
    now,
    newId: () => uuidV7(now()),
    changed,
    told,
  };
}

function shelf(): Storage | null {
  try {
    return localStorage;
  } catch {
    // The browser lets this page keep nothing.
    return null;
  }
}
