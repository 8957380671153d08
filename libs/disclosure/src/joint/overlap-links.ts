import type { Told } from './figure.js';
import type { Link } from './link.js';
import { isStepOf } from './link.js';

/**
 * What sets of connections that overlap, or are parts of one, say of each other in one period. Whoever counts in both of two
 * sets counts in all of them and may count in what they share: so all of them together and what they share count no more than
 * the two (the counts of sets are submodular). And whoever is active in both is reached in both.
 */
export function overlapLinks(figures: readonly Told[]): readonly Link[] {
  const at = new Map(figures.map((told, place) => [placeOf(told, told.measure, told.connections), place]));
  const find = (told: Told, connections: readonly string[], measure = told.measure) =>
    at.get(placeOf(told, measure, connections));
  return figures.flatMap((one, first) =>
    figures.slice(first + 1).flatMap((two, after): readonly Link[] => {
      const second = first + 1 + after;
      if (one.measure === 'habitual' || one.key !== two.key || one.measure !== two.measure) return [];
      const union = [...new Set([...one.connections, ...two.connections])];
      const whole = find(one, union);
      if (whole === undefined || whole === first || whole === second) return [];
      const shared = one.connections.filter((connection) => two.connections.includes(connection));
      const both = find(one, shared);
      const links: Link[] = [];
      if (shared.length > 0 && both !== undefined)
        links.push([
          [whole, 1],
          [both, 1],
          [first, -1],
          [second, -1],
        ]);
      if (shared.length > 0) return links;
      const wider = [...new Set(figures.map(({ measure }) => measure))].filter(
        (measure) => measure !== one.measure && isStepOf(one.measure, measure),
      );
      return wider.flatMap((measure): readonly Link[] => {
        const [a, b, all] = [one.connections, two.connections, union].map((own) => find(one, own, measure));
        if (a === undefined || b === undefined || all === undefined) return [];
        return [
          [
            [first, 1],
            [second, 1],
            [all, 1],
            [whole, -1],
            [a, -1],
            [b, -1],
          ],
        ];
      });
    }),
  );
}

function placeOf({ key }: Told, measure: string, connections: readonly string[]): string {
  return `${key} ${measure} ${[...connections].sort().join()}`;
}
