import { configFields, connectors, fitsInForm } from '@takeup/connectors';
import { en } from '@takeup/words';
import { connectableView } from './connection-view.js';

it.each([...connectors.values()].map((own) => [own.id, own] as const))(
  '%s: every field of its form is said in words, and what to ask for',
  (id, { config }) => {
    const unknown = configFields(config).filter(({ name }) => !en.platforms.isKnown(id, name));
    expect(unknown.map(({ name }) => name)).toEqual([]);
    const seen = connectableView(new Map([...connectors].filter(([own]) => own === id)));
    const own = { id, asks: expect.arrayContaining([expect.anything()]) as unknown[] };
    expect(seen).toMatchObject(fitsInForm(config) ? [own] : []);
  },
);
