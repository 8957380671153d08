import { connectableFields, connectables, isConnectable } from '@takeup/connectors';
import { en } from '@takeup/words';
import { connectableView } from './connection-view.js';

it.each([...connectables.values()].map((own) => [own.connector.id, own] as const))(
  '%s: every field of its form is said in words, and what to ask for',
  (id, own) => {
    const unknown = connectableFields(own).filter(({ name }) => !en.platforms.isKnown(id, name));
    expect(unknown.map(({ name }) => name)).toEqual([]);
    const [seen] = connectableView(new Map([[id, own]]));
    expect(seen?.id).toBe(isConnectable(own) ? id : undefined);
    if (own.kind !== 'receiver' && seen) expect(seen.asks).not.toEqual([]);
  },
);
