import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { openSession } from '@takeup/connectors/kit';
import { memoryPorts } from '@takeup/connectors/testing';
import { slack } from './slack.js';
import { membersOf } from './testing/opened.js';
import { OWN, TOKEN, member } from './testing/workspace.js';

const DAY = '2026-10-27';

/** A file without an end, sent for as long as somebody takes it. */
async function endlessFile() {
  let sent = 0;
  let isOver = false;
  const server = createServer((request, response) => {
    request.resume();
    if (!request.url?.endsWith('getFile')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ ok: true, user_id: OWN }));
    }
    response.writeHead(200, { 'content-type': 'application/gzip' });
    // Not made smaller, so that what is on its way is what is held.
    const gzip = createGzip({ level: 0 });
    gzip.pipe(response);
    const more = () => {
      let goesOn = true;
      while (goesOn && !isOver) {
        const rows = Array.from({ length: 100 }, (_, n) => `${JSON.stringify(member(sent + n, DAY))}\n`);
        goesOn = gzip.write(rows.join(''));
        sent += 100;
      }
      if (!isOver) gzip.once('drain', more);
    };
    response.on('close', () => {
      isOver = true;
      gzip.destroy();
    });
    return more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    isOver: () => isOver,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a file is held no further than a few pages, however large it is, and let go of when nobody reads on', async () => {
  const platform = await endlessFile();
  const config = slack.config.parse({ url: platform.url, analytics_token: TOKEN });
  const session = openSession({ connector: slack, config, ports: memoryPorts() });
  let taken = 0;
  for await (const page of slack.read(session, membersOf(DAY))) {
    taken += page.rows.length;
    if (taken !== 1_000 && taken !== 40_000) continue;
    let before = -1;
    while (before !== platform.sent()) {
      before = platform.sent();
      await pause(300);
    }
    // What fills the buffers on the way is the same after one page and after twenty.
    expect(platform.sent() - taken).toBeLessThan(30_000);
    if (taken === 40_000) break;
  }
  for (let waited = 0; waited < 5_000 && !platform.isOver(); waited += 50) await pause(50);
  expect(platform.isOver()).toBe(true);
  await session.close();
  await platform.close();
}, 60_000);
