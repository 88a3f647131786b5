// What a single tab with a working network and device never needs, nor one in which nobody reads far back, in one lazily loaded file (load-spare.ts).
export { follow } from './follower-socket.ts';
export { healHistory } from './heal-history.ts';
export { HttpSocket } from './http-socket.ts';
export { moveUnsent } from './move-unsent.ts';
export { readBack } from './read-back.ts';
export { relay } from './tab-relay.ts';
