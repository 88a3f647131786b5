import type { Position } from '../protocol/model.ts';

/** Where a reader stands. A contact's feed has no internal log at all. */
export interface Place {
  readonly epoch: string;
  readonly seq: number;
  readonly internalSeq: number;
}

export const NOWHERE: Place = { epoch: '', seq: 0, internalSeq: 0 };

export function placeOf({ epoch, have, haveInternal }: Position): Place {
  return { epoch, seq: have, internalSeq: haveInternal ?? 0 };
}

export function isBehind(place: Place, other: Place): boolean {
  return (
    place.seq < other.seq || place.internalSeq < other.internalSeq || place.epoch !== other.epoch
  );
}
