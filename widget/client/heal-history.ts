// Brings a device's store back: again and again, later each time, until it keeps what this tab holds. One that is full
// loses its oldest events, one that cannot be read any more is begun anew.
import { sleep } from '../../sdk/runtime.ts';
import type { History, Identity } from '../history/history.ts';
import type { Patient } from './healing.ts';
import { backoff } from './jitter.ts';
import { putBack } from './put-back.ts';

/** So often in a row a store is found to be broken before it is thrown away: what is in it may be all there is. */
const BROKEN_TIMES = 3;
/** They say that this is no time or no place to keep things, and nothing of what is kept. */
const SOUND = [
  'QuotaExceededError',
  'SecurityError',
  'VersionError',
  'AbortError',
  'NotFoundError',
];

/** Resolves when it is well, when the device turns out to be somebody else's, or with the signal. */
export async function healHistory(patient: Patient, signal: AbortSignal): Promise<void> {
  let broken = 0;
  for (let attempt = patient.troubles - 1; !signal.aborted; attempt++) {
    if (attempt > 0)
      await sleep(patient.clock, backoff(attempt - 1, patient.random), signal).catch(
        () => undefined,
      );
    if (signal.aborted) return;
    let history: History | null = null;
    try {
      history = await patient.openHistory();
      if (await treat(patient, history, signal)) return;
      await history.close();
      return;
    } catch (error) {
      broken = isBroken(error) ? broken + 1 : 0;
      // Whoever throws it away may fail, too: then the next attempt tells.
      if (broken >= BROKEN_TIMES && !signal.aborted)
        await history?.destroy().catch(() => undefined);
      await history?.close().catch(() => undefined);
    }
  }
}

/** False when this device is not to be had for this tab. */
async function treat(patient: Patient, history: History, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const seen = patient.missed();
    const kept = await history.load();
    const identity = await whoItIs(patient, history, kept.identity);
    if (identity === 'another') return false;
    await putBack(history, kept, { snapshot: patient.snapshot(), missed: seen ?? {} });
    if (signal.aborted) return false;
    if (await patient.recover(history, kept, identity, seen)) return true;
  }
  return false;
}

/**
 * Who this device and this tab are from now on. Of two the device's counts, as with any two tabs; but a tab to whom the
 * server has committed something stays who it is, since nobody else could read the answers: it keeps to its memory.
 */
async function whoItIs(
  { identity, snapshot }: Patient,
  history: History,
  there: Identity | null,
): Promise<Identity | null | 'another'> {
  const own = identity();
  if (!own || own.token === there?.token) return there;
  const isOurs = !there || there.device === own.device; // then this tab has the newer token
  const counts = isOurs ? await history.swapIdentity(there?.token ?? null, own) : there;
  if (counts?.token === own.token) return own;
  const isKnown = [...snapshot().conversations.values()].some(({ epoch }) => epoch !== null);
  return isKnown ? 'another' : counts;
}

function isBroken(error: unknown): boolean {
  return error instanceof DOMException && !SOUND.includes(error.name);
}
