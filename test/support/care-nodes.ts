// Two care servers of one shop, each a process of its own, on one real PostgreSQL.
import { Balancer } from './balancer.ts';
import { careProcess, type CareProcess, type CareProcessOptions } from './care-process.ts';
import { startPostgres } from './postgres.ts';

export interface CareNodes extends CareProcess {
  readonly nodes: readonly [CareProcess, CareProcess];
}

/** How clients get to the servers: shoppers to one and agents to the other, or all through a load balancer. */
export type Ways = 'apart' | 'balanced';

/** `kill` kills one of the two, in turn; `start` starts whoever is not there. `stop` in the end takes all with it. */
export function careNodes(ways: Ways) {
  return async (options: CareProcessOptions): Promise<CareNodes> => {
    const postgres = await startPostgres();
    const store = await postgres.database();
    const nodes = [
      await careProcess({ ...options, store }),
      await careProcess({ ...options, store }),
    ] as const;
    const balancer = new Balancer(nodes.map(({ url }) => Number(new URL(url).port)));
    await balancer.listen();
    const front = `http://127.0.0.1:${balancer.port}`;
    let killed = 0;
    return {
      nodes,
      url: ways === 'balanced' ? front : nodes[0].url,
      deskUrl: ways === 'balanced' ? `${front}/desk` : nodes[1].deskUrl,
      async start() {
        for (const node of nodes) await node.start();
      },
      kill: () => nodes[killed++ % 2]!.kill(),
      async stop() {
        await Promise.all(nodes.map((node) => node.kill()));
        await balancer.close();
        await postgres.stop();
      },
    };
  };
}
