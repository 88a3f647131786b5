// A server that sends webhooks, in a process of its own so that it can be killed while it does.
// Arguments: store, receiver. It writes one conversation of five messages, prints its id, and goes on.
import { createCare } from '../../sdk/server/index.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';

const [, , store = '', url = '', secret = ''] = process.argv;
const care = await createCare({
  store,
  sites: { demo: { name: 'Demo', origins: ['https://shop.example'] } },
  webhooks: [{ url, secret }],
  webhookDelivery: { allowPrivateTargets: true },
});
const actor = { role: 'contact', id: uuidV4() } as const;
const conversation = uuidV4();
const common = { site: 'demo', actor, conversation };
await care.apply({ ...common, action: { kind: 'conversation.start', channel: 'chat' } });
for (let i = 1; i <= 4; i++)
  await care.apply({ ...common, action: { kind: 'message.post', text: `${i}` } });
console.log(conversation);
