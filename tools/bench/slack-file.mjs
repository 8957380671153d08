import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import readline from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gzipSync } from 'node:zlib';
import { importDirectory } from '@takeup/application';
import { report, timed } from './report.mjs';

const DAYS = ['2026-08-31', '2026-09-01'];

/**
 * Reading a day's file of members of Slack, from the first byte to the last row stored, against parsing it alone: on a new
 * database, and the next day's, when all accounts are known.
 */
export async function benchSlackFile({ dataDir, secret, ...context }, people) {
  const fileOf = (day) => path.join(dataDir, `members-${day}.ndjson.gz`);
  for (const day of DAYS)
    await pipeline(
      Readable.from(lines(people, day)),
      createGzip({ level: 1 }),
      createWriteStream(fileOf(day)),
    );
  const server = createServer((request, response) => answer(request, response, fileOf));
  await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
  const url = `http://127.0.0.1:${server.address().port}`;
  // A tenth of them are in the directory: to load a million would say nothing of this.
  await importDirectory(context, { bytes: directory(people / 10), asOf: '2026-08-01' });
  for (const [n, day] of DAYS.entries()) {
    const what = `${people} members, ${n === 0 ? 'the first day' : 'the next day'}`;
    const plain = await timed(() => parsed(url, day));
    report(what, 'download, unpack, JSON.parse', plain.ms);
    const own = await inProcess({ dataDir, secret: secret.toString('hex'), url, day });
    report(what, 'takeup sync (hashed, matched, stored)', own.ms);
    console.log(
      `${(own.ms / plain.ms).toFixed(1)} times; ${own.pages} pages, ${own.accounts} accounts, ${own.acts} acts`,
    );
    console.log(`most memory of the process that syncs: ${Math.round(own.maxRssKb / 1024)} MB`);
  }
  server.closeAllConnections();
  await new Promise((ok) => server.close(ok));
}

function* lines(people, day) {
  let text = '';
  for (let n = 0; n < people; n += 1) {
    text += `${JSON.stringify(member(n, day))}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Four of ten read, one of ten writes, as in a bank in its second year. */
function member(n, day) {
  const isActive = n % 10 < 4;
  const writes = n % 10 === 0;
  const id = `U${String(n).padStart(10, '0')}`;
  return {
    enterprise_id: 'E2AB3A10F',
    team_id: 'T12345678',
    date: day,
    user_id: id,
    enterprise_user_id: id,
    enterprise_employee_number: `E${n}`,
    email_address: `person-${n}@bank.example`,
    is_guest: false,
    is_billable_seat: true,
    is_active: isActive,
    is_active_ios: isActive,
    is_active_android: false,
    is_active_desktop: isActive,
    reactions_added_count: writes ? 3 : 0,
    messages_posted_count: isActive ? 12 : 0,
    channel_messages_posted_count: writes ? 4 : 0,
    files_added_count: 0,
    is_active_apps: false,
    is_active_workflows: false,
    is_active_slack_connect: false,
    total_calls_count: 0,
    slack_calls_count: 0,
    slack_huddles_count: 0,
    search_count: 3,
    date_claimed: 1_452_719_593,
  };
}

function directory(people) {
  const rows = Array.from({ length: people }, (_, n) => `E${n},person-${n}@bank.example,D${n % 300}`);
  return [Buffer.from(`employee_id,email,department\n${rows.join('\n')}\n`)];
}

function answer(request, response, fileOf) {
  request.resume();
  if (request.url.endsWith('getFile')) {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const day = DAYS.find((one) => body.includes(one));
      if (day === undefined) return refuse(response, 'file_not_found');
      response.writeHead(200, { 'content-type': 'application/gzip' });
      if (body.includes('type=public_channel')) return response.end(gzipSync(''));
      return pipeline(createReadStream(fileOf(day)), response).catch(() => undefined);
    });
    return undefined;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  return response.end('{"ok":true,"user_id":"U0TAKEUP"}');
}

function refuse(response, error) {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ok: false, error }));
}

async function parsed(url, day) {
  const { body } = await fetch(`${url}/admin.analytics.getFile`, { method: 'POST', body: `date=${day}` });
  const rows = readline.createInterface({ input: Readable.fromWeb(body).pipe(createGunzip()) });
  let count = 0;
  for await (const line of rows) if (JSON.parse(line).is_active) count += 1;
  return count;
}

/** By itself, so that its memory is its own. */
function inProcess(told) {
  return new Promise((resolve, reject) => {
    const worker = spawn(process.execPath, [path.join(import.meta.dirname, 'slack-file-worker.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let said = '';
    worker.stdout.on('data', (piece) => (said += piece));
    worker.on('error', reject);
    worker.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`ended with ${code}`)),
    );
    worker.stdin.end(JSON.stringify(told));
  });
}
