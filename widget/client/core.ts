// What the parts of one client share.
import type { UpFrame } from '../../sdk/protocol/up.ts';
import type { CareClientOptions } from './care-client.ts';
import type { AgentClientOptions } from './desk-client.ts';
import type { Journal } from './journal.ts';
import type { SnapshotStore } from './snapshot-store.ts';
import type { Side } from './thread.ts';

export type ClientOptions = CareClientOptions | AgentClientOptions;

export interface Core {
  readonly options: ClientOptions;
  readonly side: Side;
  readonly state: SnapshotStore;
  readonly journal: Journal;
  /** Sends a frame when the connection is ready; false when it is not, and the frame is gone. */
  send(frame: UpFrame): boolean;
}
