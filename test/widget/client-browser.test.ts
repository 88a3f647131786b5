import { expect } from '@open-wc/testing';
import { createBrowserClient } from '../../widget/client/browser-client.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { databaseName } from '../../widget/history/is-kept.ts';

// A port on which nobody listens: everything here happens without a server.
const server = 'http://127.0.0.1:9/';
let sites = 0;
const newSite = () => `client-test-${++sites}`;
const isThere = async (site: string) =>
  (await indexedDB.databases()).some(({ name }) => name === databaseName(site));
const pendingTexts = (client: CareClient) =>
  [...client.snapshot.conversations.values()].flatMap(({ pending }) =>
    pending.flatMap(({ action }) => (action.kind === 'message.post' ? [action.text] : [])),
  );

describe('the client in a page', () => {
  it('[P7] resume leaves no trace on a device that kept nothing', async () => {
    const site = newSite();
    const client = createBrowserClient({ site, server });
    await client.resume();
    expect(client.snapshot.link.at).to.equal('idle');
    expect(await isThere(site)).to.equal(false);
    await client.close();
  });

  it('[P5] what was written offline is there in the next tab', async () => {
    const site = newSite();
    const first = createBrowserClient({ site, server, language: 'de' });
    for (const text of ['one', 'two', 'three']) await first.post(null, text);
    expect(first.snapshot.storage).to.equal('device');
    await first.close();
    const second = createBrowserClient({ site, server });
    await second.resume();
    expect(pendingTexts(second)).to.deep.equal(['one', 'two', 'three']);
    expect(second.snapshot.conversations.size).to.equal(1);
    await second.close();
    indexedDB.deleteDatabase(databaseName(site));
  });

  it('hears when somebody looks at the page again, until it is closed', async () => {
    const site = newSite();
    const client = createBrowserClient({ site, server });
    const woken: string[] = [];
    client.wake = (why) => woken.push(why);
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('focus'));
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(woken.filter((why) => why !== 'look')).to.deep.equal(['network', 'restored']);
    expect(woken).to.include('look');
    await client.close();
    const before = woken.length;
    dispatchEvent(new Event('online'));
    dispatchEvent(new Event('focus'));
    expect(woken).to.have.length(before);
  });
});
