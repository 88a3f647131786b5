import type { CareApi } from '../../sdk/client/index.ts';
import type { ApiStage } from './api-stage.ts';

/** One thing that every implementation of `CareApi` does. */
export interface ApiCase {
  readonly title: string;
  run(api: CareApi, stage: ApiStage): Promise<void>;
}

/** The site on which cases work. */
export const site = 'demo';

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
