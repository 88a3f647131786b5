// What a single tab with a working network and device never needs, in one lazily loaded file (load-spare.ts).
export { follow } from './follower-socket.ts';
export { healHistory } from './heal-history.ts';
export { HttpSocket } from './http-socket.ts';
export { relay } from './tab-relay.ts';
