// For `node --test` in the hunt for a seeded bug: says which test failed first, as one line of JSON, and is done.
import type { TestEvent } from 'node:test/reporters';

export interface FirstFailure {
  readonly failed: string;
  readonly file: string;
}

export default async function* firstFailureReporter(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  let told = false;
  for await (const { type, data } of events) {
    if (type !== 'test:fail' || told || data.todo !== undefined) continue;
    told = true;
    const failure: FirstFailure = { failed: data.name, file: data.file ?? '' };
    yield `\n${JSON.stringify(failure)}\n`;
  }
}
