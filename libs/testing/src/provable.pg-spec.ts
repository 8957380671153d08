import { readSources, showCharter } from '@takeup/application';
import { consentsOf, slack } from '@takeup/connectors';
import { claimConnection, inTransaction, notePreflight } from '@takeup/storage';
import { completeCharter } from './charter.js';
import { TestCluster } from './cluster.js';
import { activityText, directoryText, peopleOf } from './table.js';
import { World } from './world.js';

jest.setTimeout(240_000);

const cluster = new TestCluster();
afterAll(() => cluster.stop());

const PEOPLE = peopleOf('p', 20, { department: 'Berlin', job_family: 'F' });
const TODAY = '2025-05-06';
const acts = (...rows: readonly { day: string; account: string; kind: string }[]) => activityText([...rows]);

async function shown(world: World) {
  const found = await showCharter(world.context, { initiative: 'example' });
  if (!('charter' in found)) throw new Error(found.unknown);
  return found.charter.completeness.items.filter(({ code }) => code.endsWith('.provable'));
}

/** What the page of sources says that the only one cannot tell, and what is let to it. */
async function told(world: World) {
  const { sources } = await readSources(world.context);
  return sources.map(({ tells, consents }) => ({
    ...{ tells, consents },
    nothing: tells.flatMap(({ subject, by }) => (by === 'nothing' ? [subject] : [])),
  }));
}

describe('a charter of answers in a pulled connection', () => {
  const CHARTER = completeCharter({
    personas: { field: { job_family: 'F' } },
    communities: ['chat/help'],
  })
    .replaceAll('files/', 'chat/')
    .replaceAll('"files"', '"chat"');
  const worldWith = async (config: Parameters<(typeof slack)['target']>[0]) => {
    const connections = [{ key: 'chat', title: 'Chat', consents: consentsOf(slack, config) }];
    const world = new World(await cluster.database(), { today: TODAY, config: { connections } });
    await world.directory(directoryText(PEOPLE));
    return world;
  };

  it('is a draft where only the files of members may be read, and its page says what it takes', async () => {
    const world = await worldWith(slack.config.parse({ analytics_token: 't' }));
    expect((await world.charter(CHARTER)).state).toBe('draft');
    const [useCase, target] = await shown(world);
    expect(useCase).toMatchObject({ done: false, details: { lacks: 'chat messages slack-channels' } });
    expect(target).toMatchObject({ done: true });
    const nothing = ['answers', 'communities', 'topics', 'tasks'];
    expect(await told(world)).toMatchObject([{ nothing, consents: ['slack-analytics'] }]);
  });

  it('is confirmed where channels may be read; its page is open once the check finds that they may not', async () => {
    const world = await worldWith(slack.config.parse({ token: 't' }));
    expect((await world.charter(CHARTER)).state).toBe('confirmed');
    expect((await shown(world)).map(({ done }) => done)).toEqual([true, true]);
    expect(await told(world)).toMatchObject([{ nothing: ['reached'], consents: ['slack-channels'] }]);
    await inTransaction(world.database, async (session) => {
      const { id } = await claimConnection(session, 'chat', 'Chat');
      const notes = ['slack-bot-token'];
      await notePreflight(session, id, {
        platform: 'Slack',
        role: 'bot',
        workspace: null,
        notes,
        at: new Date(),
      });
    });
    expect((await shown(world)).map(({ done }) => done)).toEqual([false, false]);
    const [own] = await told(world);
    expect(own?.consents).toEqual([]);
    expect(own?.nothing).toEqual(own?.tells.map(({ subject }) => subject));
  });
});

it('one person’s first reply in a file changes nothing on the page', async () => {
  const world = new World(await cluster.database(), { today: TODAY });
  await world.directory(directoryText(PEOPLE));
  await world.activity(acts({ day: '2025-04-01', account: 'p1', kind: 'post' }));
  await world.charter(completeCharter({ personas: { field: { job_family: 'F' } } }));
  const [before, sources] = [await shown(world), await told(world)];
  expect(before.map(({ details }) => details['proof'])).toEqual(['file', undefined]);
  await world.activity(acts({ day: '2025-04-02', account: 'p2', kind: 'reply' }));
  expect(await shown(world)).toEqual(before);
  expect(await told(world)).toEqual(sources);
});
