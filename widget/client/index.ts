// The public entry `care-widget/client`.
export { createBrowserClient, createDeskClient } from './browser-client.ts';
export type { BrowserClientOptions, DeskClientOptions } from './browser-client.ts';
export { createAgentClient } from './create-agent-client.ts';
export { createCareClient } from './create-care-client.ts';
export type {
  CareClient,
  CareClientOptions,
  ClientSocket,
  ClientWorld,
  EmailProving,
} from './care-client.ts';
export type { AgentClientOptions, DeskClient } from './desk-client.ts';
export type { Clock } from '../../sdk/runtime.ts';
export { messageState } from './message-state.ts';
export type {
  CareSnapshot,
  Conversation,
  Inbox,
  Link,
  MessageState,
  PendingOp,
} from './snapshot.ts';
export type {
  Drafts,
  History,
  HistoryChange,
  Identity,
  Kept,
  KeptConversation,
  OutboxRow,
} from '../history/history.ts';
export { openIdbHistory } from '../history/idb-history.ts';
export type { KeptFiles } from '../history/kept-files.ts';
export { openMemoryHistory } from '../history/memory-history.ts';
