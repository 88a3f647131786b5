// Plays the histories that it is given, in a thread of its own, and answers with what became of them.
import { parentPort } from 'node:worker_threads';
import { play } from './play.ts';
import type { Played, Share } from './simulate.ts';

// Nobody reads the stacks of errors that are part of the plan, and they cost a tenth of the time.
Error.stackTraceLimit = 0;
// A device that refuses to keep anything is part of the plan too.
console.warn = () => {};

parentPort!.on('message', ({ seed, sequences, steps }: Share) => {
  void (async () => {
    const played: Played[] = [];
    for (let i = 0; i < sequences; i++) {
      const { failures, wholeAfterMs, digest, messages } = await play({ seed: seed + i, steps });
      played.push({ seed: seed + i, failures, wholeAfterMs, digest, messages });
    }
    parentPort!.postMessage(played);
  })();
});
