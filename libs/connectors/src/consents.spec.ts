import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Consent, Need } from '@takeup/domain';
import { ANSWER_NEED, COMMUNITY_NEED, MEASURE_NEEDS, TOPIC_NEED, proofOf, stepNeed } from '@takeup/domain';
import { en } from '@takeup/words';
import type { Connector } from './kit/index.js';
import { consentsOf } from './kit/index.js';
import { activityStreamsConfig } from './activitystreams/config.js';
import { discourseConfig } from './discourse/config.js';
import { mattermostConfig } from './mattermost/config.js';
import { nodebbConfig } from './nodebb/config.js';
import { connectors } from './registry.js';
import { rocketChatConfig } from './rocket-chat/config.js';
import { slackConfig } from './slack/config.js';
import { teamsConfig } from './teams/config.js';
import { vivaEngageConfig } from './viva-engage/config.js';
import { zulipConfig } from './zulip/config.js';

const GUIDE = path.join(__dirname, '../../../docs/connectors/README.md');
const COUNTED = 'counted by the platform itself';
const HEADING = '## What each consent can prove';

const COLUMNS: Readonly<Record<string, Need>> = {
  'list of accounts': MEASURE_NEEDS.registered,
  reached: MEASURE_NEEDS.reached,
  'active, habitual': MEASURE_NEEDS.active,
  contributing: MEASURE_NEEDS.contributing,
  'replies, time to reply': ANSWER_NEED,
  communities: COMMUNITY_NEED,
  topics: TOPIC_NEED,
  'steps of key tasks': stepNeed({ does: 'reply', topic: null }, false),
};

/** Each consent by itself, and all together. */
function levelsOf({ consents }: Connector): readonly (readonly string[])[] {
  const ids = consents.map(({ id }) => id);
  return [...ids.map((id) => [id]), ...(ids.length > 1 ? [ids] : [])];
}

const titleOf = (id: string) => en.connectors.consent(id)?.title.replace(/^.*?: /, '') ?? id;

function rowOf(connector: Connector, level: readonly string[]): readonly string[] {
  const consents = connector.consents.map(({ id, streams, withheldBy }): Consent => ({
    id,
    streams,
    withheldBy,
    given: level.includes(id),
  }));
  const capabilities = new Map([['own', { consents, fed: [] }]]);
  const told = Object.values(COLUMNS).map((need) =>
    proofOf(need, capabilities).by === 'connection' ? 'yes' : '–',
  );
  const counted = consents.some(
    ({ given, streams }) => given && Object.values(streams).some(({ counts = [] }) => counts.length > 0),
  );
  return [
    `[${connector.title}](${connector.id}.md)`,
    level.map(titleOf).join(' and '),
    ...told,
    counted ? 'yes' : '–',
  ];
}

it('the guide’s table of what can be proven is what the connectors declare', () => {
  const section = readFileSync(GUIDE, 'utf8').split(`${HEADING}\n`)[1]?.split('\n## ')[0] ?? '';
  const written = section
    .split('\n')
    .filter((own) => own.startsWith('|') && !/^[|\s-]+$/.test(own))
    .map((own) => own.split('|').slice(1, -1).join('|').replace(/ +/g, ' ').trim());
  const declared = [...connectors.values()].flatMap((connector) =>
    levelsOf(connector).map((level) => rowOf(connector, level)),
  );
  expect(written).toEqual(
    [['Platform', 'Consent', ...Object.keys(COLUMNS), COUNTED], ...declared].map((row) => row.join(' | ')),
  );
});

describe('each consent', () => {
  const all = [...connectors.values()].flatMap((connector) =>
    connector.consents.map((consent) => [consent.id, consent] as const),
  );

  it.each(all)('%s has words, streams that tell something, and notes that have words', (id, consent) => {
    expect(en.connectors.consent(id)?.given).toBeDefined();
    for (const { lists, acts, with: details, counts = [] } of Object.values(consent.streams)) {
      expect(lists.length + acts.length + counts.length).toBeGreaterThan(0);
      expect(details.length > 0).toBe(acts.length > 0);
    }
    for (const note of consent.withheldBy) expect(en.connectors.note(note)).toBeDefined();
  });

  it('has an id of its own', () => {
    expect(new Set(all.map(([id]) => id)).size).toBe(all.length);
  });
});

it.each([...connectors.values()].map(({ id, consents }) => [id, consents.map((own) => own.id)] as const))(
  'what %s is refused asks its admin for that, and for nothing of other platforms',
  (id, ids) => {
    const fault = { kind: 'denied', detail: 'GET /: 403 forbidden', at: new Date('2026-11-23T04:10:00Z') };
    const { request } = en.sources.fix({
      ...{ about: 'sync', connection: 'own', title: 'Own', fault },
      consents: ids,
    });
    const others = [...connectors.values()].filter((connector) => connector.id !== id);
    for (const consent of ids) expect(request).toContain(en.connectors.consent(consent)?.given);
    for (const { title, consents } of others) {
      expect(request).not.toContain(title);
      for (const consent of consents) expect(request).not.toContain(en.connectors.consent(consent.id)?.title);
    }
  },
);

describe('what a configuration holds', () => {
  const engage = { tenant: 'bank.example', client_id: 'a', client_secret: 's' };
  const given = (id: string, config: unknown) =>
    consentsOf(connectors.get(id) as Connector, config)
      .filter((consent) => consent.given)
      .map((consent) => consent.id);

  it.each<[string, unknown, readonly string[]]>([
    [
      'activitystreams',
      activityStreamsConfig.parse({ url: 'https://a.example', communities: [{ key: 'b', outbox: '/b' }] }),
      ['activitystreams-outboxes'],
    ],
    [
      'discourse',
      discourseConfig.parse({ url: 'https://a.example', username: 'b', token: 't' }),
      ['discourse-administrator'],
    ],
    [
      'discourse',
      discourseConfig.parse({
        ...{ url: 'https://a.example', username: 'b', token: 't' },
        explorer: { token: 't', visits_query: 3, likes_query: 4 },
      }),
      ['discourse-administrator', 'discourse-explorer'],
    ],
    ['mattermost', mattermostConfig.parse({ url: 'https://a.example', token: 't' }), ['mattermost-bot']],
    ['nodebb', nodebbConfig.parse({ url: 'https://a.example', token: 't' }), ['nodebb-administrator']],
    [
      'rocket-chat',
      rocketChatConfig.parse({ url: 'https://a.example', user_id: 'b', token: 't' }),
      ['rocket-chat-account'],
    ],
    [
      'rocket-chat',
      rocketChatConfig.parse({ url: 'https://a.example', user_id: 'b', token: 't', dashboard: true }),
      ['rocket-chat-account', 'rocket-chat-dashboard'],
    ],
    [
      'zulip',
      zulipConfig.parse({ url: 'https://a.example', email: 'b@a.example', api_key: 't' }),
      ['zulip-member'],
    ],
    ['slack', slackConfig.parse({ token: 't' }), ['slack-channels']],
    ['slack', slackConfig.parse({ analytics_token: 't' }), ['slack-analytics']],
    ['slack', slackConfig.parse({ analytics_token: 't', token: 't' }), ['slack-analytics', 'slack-channels']],
    ['teams', teamsConfig.parse(engage), ['teams-reports']],
    ['viva-engage', vivaEngageConfig.parse(engage), ['viva-engage-reports']],
    [
      'viva-engage',
      vivaEngageConfig.parse({ ...engage, export_refresh_token: 't' }),
      ['viva-engage-reports', 'viva-engage-export'],
    ],
  ])('%s %#', (id, config, ids) => {
    expect(given(id, config)).toEqual(ids);
  });
});
