// A million frames, whole and broken, from visitors and agents: `node --expose-gc test/faults/fuzz-frames.ts [--frames N]
// [--seed S]`. Fails when the server closes a socket with an undocumented code, complains, disturbs somebody else, or keeps
// what it should have let go.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { openStage, quiet, type Stage } from '../sdk/core-stage.ts';
import { frameText } from '../support/broken-frames.ts';

const FRAMES_A_SOCKET = 25;
/** Between two looks at the memory the server has a store of its own, so that what was written is not counted as kept. */
const SOCKETS_A_STAGE = 400;
/** Of the first stages the compiler's own memory is left out. */
const WARM_STAGES = 5;
const GROWTH_MAX = 1.25;

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const wanted = Number(values.frames);
const documented = new Set<number>(Object.values(CLOSE_CODES));
const heaps: number[] = [];
let sent = 0;
let sockets = 0;
for (let seed = Number(values.seed); sent < wanted; seed++) {
  await oneStage(seed);
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
}
const [first, last] = [heaps[WARM_STAGES], heaps.at(-1)];
const growth = first && last ? last / first : 1;
console.log(
  `${sent} frames on ${sockets} sockets: 0 crashes, 0 complaints, nobody else disturbed; ` +
    `heap ${megabytes(first)} → ${megabytes(last)} MB over ${heaps.length} servers`,
);
if (growth > GROWTH_MAX) throw new Error(`The heap grew ${growth.toFixed(2)} times.`);

async function oneStage(seed: number): Promise<void> {
  const stage = await openStage();
  const calm = await stage.contact();
  const conversation = await calm.start();
  const texts = fc.sample(frameText, { numRuns: FRAMES_A_SOCKET * SOCKETS_A_STAGE, seed });
  for (let at = 0; at < texts.length; at += FRAMES_A_SOCKET) {
    await speak(stage, sockets++ % 2 === 0, texts.slice(at, at + FRAMES_A_SOCKET));
    stage.clock.jump(1_000);
    if (at % (FRAMES_A_SOCKET * 20) === 0) await calm.post(conversation, `at ${at}`);
    if (stage.complaints.length > 0)
      throw new Error(`seed ${seed}: ${JSON.stringify(stage.complaints)}`);
  }
  if (calm.closed) throw new Error(`seed ${seed}: another socket was closed`);
  sent += texts.length;
  await stage.close();
}

async function speak(stage: Stage, asContact: boolean, texts: readonly string[]): Promise<void> {
  const peer = asContact ? await stage.contact() : await stage.agent();
  for (const one of texts) peer.pair.client.send(one);
  await quiet();
  const code = peer.closed?.code;
  if (code !== undefined && (!documented.has(code) || code === CLOSE_CODES.INTERNAL))
    throw new Error(`closed ${code} on ${JSON.stringify(texts)}`);
  peer.pair.cut();
}

function megabytes(bytes = 0): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
