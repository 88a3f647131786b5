// Public entry `care-widget/testing`: what our own tests stand on, for those who bring a store of their own or
// test what they built on care.
export type { Clock } from '../runtime.ts';
export { FakeClock, settle } from './fake-clock.ts';
export { simulate, type Simulation, type SimulationOptions } from './simulator/simulate.ts';
export type {
  SimClient,
  SimConversation,
  SimDevice,
  SimPending,
  SimSnapshot,
  TabOptions,
} from './simulator/sim-client.ts';
export { DEED_WEIGHTS, type DeedName } from './simulator/deeds.ts';
export { STEP_BOUNDS, stepOf, stepsOf, type Step } from './simulator/step.ts';
export { CHECKS, type CheckName, type Failure } from './simulator/watch.ts';
export {
  socketPair,
  type PairedClient,
  type PairedServer,
  type SocketPair,
} from './socket-pair.ts';
export { busSuite, type BusCase } from './bus-suite.ts';
export { filesSuite, type FilesCase } from './files-suite.ts';
export { jobsSuite, type JobsCase } from './jobs-suite.ts';
export { storeSuite, type StoreCase } from './store-suite.ts';
