// The fault list of the device's store, each fault tried again and again; DEVICE_FAULT_TRIES says how often. In every one
// the widget is usable within a second, says when it cannot promise something, heals, and loses and doubles nothing.
import { deviceFaults, type DeviceFault } from './device-fault-list.ts';
import {
  browserStore,
  DeviceStage,
  isAnswer,
  isSettled,
  Late,
  shown,
} from './device-fault-stage.ts';

/** Put in by the test runner's configuration. */
declare const __DEVICE_FAULT_TRIES__: number;

const LATE_MAX = 2;

/** Every other shopper opens the panel, and writes only when it has looked for what is kept. */
async function tryOnce(fault: DeviceFault, number: number): Promise<void> {
  const stage = new DeviceStage();
  try {
    await stage.earlierVisit();
    await fault.before?.(stage);
    const tab = stage.tab();
    if (number % 2 === 1) await tab.resume();
    await stage.post(tab, 'one');
    await fault.during?.(stage, tab);
    await stage.post(tab, 'two');
    await stage.post(tab, 'three');
    await fault.after?.(stage);
    await stage.heals(tab);
    await stage.arrives(tab);
    await tab.close();
    await nextSession(stage);
  } finally {
    await stage.end();
  }
}

/** A busy machine is late once; a widget that waits for a broken store is late every time. */
async function tryFairly(fault: DeviceFault, number: number): Promise<void> {
  for (let left = LATE_MAX; left > 0; left--)
    try {
      return await tryOnce(fault, number);
    } catch (error) {
      if (!(error instanceof Late)) throw error;
    }
  return tryOnce(fault, number);
}

/** What could be kept is there: all that was written in this visit. */
async function nextSession(stage: DeviceStage): Promise<void> {
  const later = stage.tab();
  await later.start();
  await stage.until('the next session is settled', () => isSettled(later));
  const texts = shown(later).filter((text) => !isAnswer(text));
  for (const text of ['one', 'two', 'three'])
    if (texts.filter((other) => other === text).length !== 1)
      throw new Error(`The next session shows ${texts.join()}.`);
  await stage.heals(later);
}

describe('faults of the device’s store', () => {
  for (const fault of deviceFaults)
    it(`[P5] ${fault.name} (${fault.how}, ${__DEVICE_FAULT_TRIES__} tries)`, async function () {
      this.timeout(__DEVICE_FAULT_TRIES__ * 60_000);
      const failures: string[] = [];
      for (let i = 0; i < __DEVICE_FAULT_TRIES__; i++)
        await tryFairly(fault, i).catch((error: unknown) => failures.push(String(error)));
      if (failures.length > 0)
        throw new Error(`${failures.length} failures: ${failures.join(' ')}`);
    });

  it('[P5] two tabs that heal at once put back what each of them holds, once', async () => {
    const stage = new DeviceStage();
    try {
      await stage.earlierVisit();
      const tabs = [stage.tab(), stage.tab()] as const;
      await stage.post(tabs[0], 'from one');
      await stage.post(tabs[1], 'from two');
      await stage.opened(browserStore.deleteDatabase(stage.name));
      const both = async () => (await stage.kept()).toSorted().join() === 'from one,from two';
      await stage.until('both are kept again', both);
      stage.server.restart();
      for (const tab of tabs) tab.wake('network');
      await stage.until('everything has arrived', () => tabs.every(isSettled));
      const sent = stage.sent().toSorted();
      if (sent.join() !== 'from one,from two,hello') throw new Error(`Arrived ${sent.join()}.`);
      if (stage.server.log.contacts !== 1) throw new Error('They became two people.');
    } finally {
      await stage.end();
    }
  });

  it('[P9] what another tab wiped on purpose is not put back', async () => {
    const stage = new DeviceStage();
    try {
      await stage.earlierVisit();
      const [stays, leaves] = [stage.tab(), stage.tab()];
      await stage.post(stays, 'a secret');
      await leaves.start();
      await leaves.logOut();
      await stage.until('the other tab has heard', () => shown(stays).length === 0);
      await stays.post(null, 'too late').catch(() => undefined); // it is closed, or begins anew
      const listed = await browserStore.databases();
      const isThere = listed.some(({ name, version }) => name === stage.name && version);
      if (isThere && (await stage.kept()).includes('a secret')) throw new Error('It is back.');
    } finally {
      await stage.end();
    }
  });
});
