import { describe, it } from 'node:test';
import { ArticlesOnDevice } from '../support/memory-article-shelf.ts';
import { articleShelfCases } from './article-shelf-suite.ts';

describe('articles in memory', () => {
  for (const { title, run } of articleShelfCases)
    it(title, () => {
      const device = new ArticlesOnDevice();
      return run(async () => device.open());
    });
});
