// The stages that end-to-end journeys are played on: what a shopper and an agent see must be the same on all of them.
import { careNodes } from './care-nodes.ts';
import { noPostgres } from './postgres.ts';
import { openStage, openStageWith, type Stage } from './stage.ts';

export interface StageKind {
  readonly on: string;
  /** Why it cannot be had here, or false. */
  readonly skip: string | false;
  open(): Promise<Stage>;
}

export const ONE_SERVER: StageKind = {
  on: 'one server with SQLite',
  skip: false,
  open: () => openStage(),
};

export const APART: StageKind = {
  on: 'two servers with PostgreSQL, the shopper at one and the agent at the other',
  skip: noPostgres() ?? false,
  open: () => openStageWith(careNodes('apart')),
};

export const BALANCED: StageKind = {
  on: 'two servers with PostgreSQL behind a load balancer',
  skip: noPostgres() ?? false,
  open: () => openStageWith(careNodes('balanced')),
};
