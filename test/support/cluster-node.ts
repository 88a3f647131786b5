// One server of `npm run cluster`, started by cluster.ts.
import { startDemo, type ClusterOptions } from '../../demo/demo.ts';

const { store, ...cluster } = JSON.parse(process.argv[2] ?? '{}') as ClusterOptions & {
  store: string;
};

try {
  const demo = await startDemo({ port: 0, store, fresh: false, cluster });
  const end = () => {
    demo.close().then(
      () => process.exit(),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  // A terminal tells everybody of Ctrl-C; the one that started this one says when.
  process.on('SIGINT', () => {});
  process.on('disconnect', end);
  process.send?.(demo.ports);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
