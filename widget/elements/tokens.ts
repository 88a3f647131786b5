// The one palette of widget and desk. A shop overrides the public `--care-*` tokens; everything else (text on the
// accent, tints, the accent's dark twin) is derived from them, so that one brand colour is enough.
import { baseTokens } from './base-tokens.ts';
import { richTokens } from './rich-tokens.ts';
import { sheetOf } from './sheet-of.ts';

/** All tokens, for a host that stands alone, as the desk's does. The panel inherits the base from the launcher. */
export const tokenSheet = sheetOf(baseTokens + richTokens);
