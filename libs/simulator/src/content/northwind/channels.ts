import { FIRST_DAY, mondayOf, toDay } from '../../calendar.js';
import { COMMUNITIES } from '../../communities.js';
import { IdOf, idOf } from '../ids.js';

export interface Channel {
  readonly number: number;
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly private: boolean;
  /** First and last day (days since 1970) on which something happens in it. */
  readonly from: number;
  readonly until: number;
}

/** Nothing that Takeup may read: their posts are never asked for. */
const PRIVATE = ['board-papers', 'works-council', 'reorganisation'];

const title = (key: string): string => `${key[0]!.toUpperCase()}${key.slice(1).replaceAll('-', ' ')}`;

export function channelsOf(seed: number): Channel[] {
  const keys = [...new Set(COMMUNITIES.map(({ key }) => key))];
  const open = keys.map((key, number) => {
    const rows = COMMUNITIES.filter((community) => community.key === key);
    const from = Math.min(...rows.map((row) => toDay(row.from ?? FIRST_DAY)));
    const until = Math.max(...rows.map((row) => (row.until === undefined ? Infinity : toDay(row.until))));
    return {
      number,
      key,
      id: idOf(seed, IdOf.channel, number),
      title: title(key),
      private: false,
      from,
      until,
    };
  });
  const closed = PRIVATE.map((key, index) => {
    const number = open.length + index;
    const id = idOf(seed, IdOf.channel, number);
    return { number, key, id, title: title(key), private: true, from: toDay(FIRST_DAY), until: Infinity };
  });
  return [...open, ...closed];
}

/** The day of the week's post by the channel's bot: Monday, or the day the channel opened. */
export const hostDay = ({ from }: Channel, day: number): number => Math.max(mondayOf(day), from);
