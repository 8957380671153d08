import type { Measure } from '../../graphql/generated/graphql';
import { rowsOf } from '../../graphql/rows';
import { HeldBack } from '../../ui/HeldBack';
import { Glyph } from '../../ui/Glyph';
import { Rich } from '../../ui/Rich';
import { words } from '../../ui/words';
import { headlineOf } from './headline';
import { Ladder } from './Ladder';
import type { Group } from './series';
import { Trend } from './Trend';

interface Props {
  readonly group: Group;
  readonly measure: Measure;
  readonly policy: { readonly minimumGroup: number; readonly t: number };
  readonly partial: boolean;
}

/** Never a number, never a trend for a hidden group: only the sentence that says why. */
const BARE = ['HIDDEN', 'NO_PEOPLE', 'NOT_PUBLISHED_AT_THIS_GRAIN'];

export function GroupView({ group, measure, policy, partial }: Props) {
  const row = rowsOf(group.row)[0];
  if (row === undefined) return null;
  const headline = headlineOf(row, {
    measure,
    partial,
    t: policy.t,
    minimum: policy.minimumGroup,
    due: group.period.due,
  });
  if (row.status === 'HIDDEN')
    return (
      <div className="hidden-box hatched">
        <p className="s13">
          <Rich text={headline.text} />
        </p>
      </div>
    );
  const { target } = group.series;
  return (
    <>
      <p
        className={`verdict ${headline.glyph === 'under' || headline.glyph === 'over' ? `is-${headline.glyph}` : ''}`}
      >
        {headline.glyph === null ? null : <Glyph kind={headline.glyph} />} <Rich text={headline.text} />
      </p>
      {BARE.includes(row.status) ? null : (
        <>
          <Trend group={group} measure={measure} />
          <HeldBack asOf={group.asOf} rosterOn={group.rosterOn} />
          {target === null ? null : (
            <p className="dek panel-note">
              {words.group.target(target.initiativeName, target.value, target.deadline)}{' '}
              {target.measured && target.baseline === null ? words.group.baselineUnread : ''}
            </p>
          )}
          <Ladder steps={group.ladder} />
        </>
      )}
    </>
  );
}
