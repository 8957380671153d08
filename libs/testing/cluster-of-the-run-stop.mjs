import { rmSync } from 'node:fs';

export default async function stop() {
  const { folder, server } = globalThis.clusterOfTheRun;
  await server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
