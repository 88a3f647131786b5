// What people, networks, machines and databases do in a simulated world, and how often.
import type { Deed } from './deed.ts';
import { deviceForgets, deviceIsSlow, deviceRefuses } from './device-deeds.ts';
import { Dice } from './dice.ts';
import {
  backupComesBack,
  clockJumps,
  connectionBreaks,
  databaseRefuses,
  networkAllowsSockets,
  networkBlocksSockets,
  pathBreaks,
  pathHeals,
  serverDies,
  serverDrains,
  serverSleeps,
} from './fault-deeds.ts';
import {
  agentNotes,
  agentSetsStatus,
  agentWrites,
  shopperWrites,
  somebodyReads,
  somebodyScrolls,
  somebodyTypes,
} from './people-deeds.ts';
import type { Step } from './step.ts';
import {
  pageNotices,
  tabDies,
  tabOpens,
  tabShown,
  tabSleeps,
  tabWakes,
  tokenVoid,
} from './tab-deeds.ts';
import type { World } from './world.ts';

/** How often each deed is done, the gentle ones first: a history that fails with those is told first. */
export const DEED_WEIGHTS = {
  nothing: 1,
  shopperWrites: 16,
  agentWrites: 12,
  agentNotes: 3,
  somebodyReads: 6,
  agentSetsStatus: 2,
  somebodyTypes: 2,
  somebodyScrolls: 1,
  tabOpens: 1,
  tabShown: 3,
  pageNotices: 3,
  pathHeals: 5,
  networkAllowsSockets: 2,
  tabWakes: 4,
  connectionBreaks: 6,
  pathBreaks: 4,
  networkBlocksSockets: 2,
  tabSleeps: 3,
  tabDies: 3,
  serverDrains: 1,
  serverDies: 3,
  serverSleeps: 1,
  databaseRefuses: 2,
  clockJumps: 1,
  backupComesBack: 1,
  tokenVoid: 1,
  /** By name alone: of histories with these, a few in a hundred still go wrong. */
  deviceRefuses: 0,
  deviceIsSlow: 0,
  deviceForgets: 0,
} as const;

export type DeedName = keyof typeof DEED_WEIGHTS;

const DEEDS: { readonly [Name in DeedName]: Deed } = {
  nothing: () => null,
  shopperWrites,
  agentWrites,
  agentNotes,
  somebodyReads,
  agentSetsStatus,
  somebodyTypes,
  somebodyScrolls,
  tabOpens,
  tabShown,
  pageNotices,
  pathHeals,
  networkAllowsSockets,
  tabWakes,
  connectionBreaks,
  pathBreaks,
  networkBlocksSockets,
  tabSleeps,
  tabDies,
  serverDrains,
  serverDies,
  serverSleeps,
  databaseRefuses,
  clockJumps,
  backupComesBack,
  tokenVoid,
  deviceRefuses,
  deviceIsSlow,
  deviceForgets,
};

/** Does one thing, and tells what. */
export function act(world: World, { deed, luck }: Step): string {
  return DEEDS[deed](world, new Dice(luck)) ?? 'nothing';
}
