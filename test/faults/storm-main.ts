// The process that storm.ts starts: thousands of shoppers, who do what they are told by their parent.
import { systemClock } from '../../sdk/runtime.ts';
import { StormClient, withinMs } from './storm-client.ts';

export type StormOrder =
  | { readonly do: 'join'; readonly withinMs: number }
  | { readonly do: 'write'; readonly withinMs: number }
  | { readonly do: 'drop' }
  | { readonly do: 'tell' }
  | { readonly do: 'tell all' };

export interface StormState {
  readonly ready: number;
  readonly unanswered: number;
  readonly behind: number;
}

export interface StormWriter {
  readonly conversation: string;
  /** The ops of its messages, in order. */
  readonly written: readonly string[];
}

const { count, ...place } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  site: string;
  origin: string;
  count: number;
};
const clients = Array.from({ length: count }, () => new StormClient(place));
const spread = (ms: number, act: (client: StormClient) => void) => {
  for (const client of clients) systemClock.after(withinMs(ms), () => act(client));
};

process.on('disconnect', () => process.exit());
process.on('message', (order: StormOrder) => {
  if (order.do === 'join') spread(order.withinMs, (client) => client.connect());
  else if (order.do === 'write') spread(order.withinMs, (client) => client.write('in the storm'));
  else if (order.do === 'drop') for (const client of clients) client.drop();
  else if (order.do === 'tell') process.send?.(state());
  else process.send?.(clients.map(({ conversation, written }) => ({ conversation, written })));
});
process.send?.('up');

function state(): StormState {
  const many = (is: (client: StormClient) => boolean) => clients.filter(is).length;
  return {
    ready: many((client) => client.ready),
    unanswered: many((client) => client.unanswered > 0),
    behind: many((client) => client.behind),
  };
}
