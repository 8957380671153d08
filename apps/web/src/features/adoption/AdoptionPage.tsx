import type { ReactNode } from 'react';
import type { Measure } from '../../graphql/generated/graphql';
import { ALL, rowsOf } from '../../graphql/rows';
import type { Organisation } from '../../graphql/organisation';
import { Button } from '../../ui/Button';
import { CopyLink } from '../../ui/CopyLink';
import { download } from '../../ui/download';
import { Failed } from '../../ui/Failed';
import { TopBar } from '../../ui/TopBar';
import { words } from '../../ui/words';
import { AdoptionSkeleton } from './AdoptionSkeleton';
import { AdoptionView } from './AdoptionView';
import { Controls } from './Controls';
import { csvOf } from './csv';
import { Notices } from './Notices';
import { PeriodScrubber } from './PeriodScrubber';
import { MEASURES, writeGroup, writeView } from './view';
import { useAdoption } from './useAdoption';
import { usePanelFocus } from './usePanelFocus';
import type { GroupName, Problem, View } from './view';

export interface PanelRequest {
  readonly question: {
    measure: Measure;
    period: string | null;
    initiative: string | null;
    persona: string;
    department: string;
  };
  readonly personaName: string;
  readonly policy: { minimumGroup: number; t: number };
  readonly partial: boolean;
  readonly onClose: () => void;
}

interface Props {
  readonly organisation: Organisation;
  readonly view: View;
  readonly problems: readonly Problem[];
  readonly onChange: (change: Partial<View>) => void;
  readonly renderPanel: (panel: PanelRequest) => ReactNode;
}

/** Registered needs an account list, which files never give; it is offered only where the address asks for it. */
const offered = (view: View) =>
  MEASURES.filter((measure) => measure !== 'REGISTERED' || view.measure === 'REGISTERED');

export function AdoptionPage({ organisation, view, problems, onChange, renderPanel }: Props) {
  const { items, resolved, unknown, shown, busy, error, retry } = useAdoption(view);
  const adoption = shown?.adoption ?? null;
  const seen =
    adoption === null
      ? null
      : words.adoption.view(
          adoption.measure,
          words.adoption.period(adoption.period.kind, adoption.period.from, adoption.period.to),
        );
  // After a failure the controls name the choice whose figures are still there, not the one that failed.
  const chosen = error === undefined || shown === null ? view : shown.view;
  const pinned = (change: Partial<View>) =>
    `/adoption?${writeView({ ...(shown?.view ?? view), period: adoption?.period.key ?? view.period, ...change }).toString()}`;

  const markChosen = usePanelFocus(view.group === null ? null : writeGroup(view.group));

  const rows = adoption === null ? [] : rowsOf(adoption.rows);
  const initiatives = organisation.initiatives.filter(({ state }) => state === 'CONFIRMED');
  const departments = [...new Set(rows.map(({ department }) => department))].filter(
    (path) => path !== ALL && path !== shown?.view.department,
  );
  const controls = (
    <Controls
      view={chosen}
      measures={offered(view)}
      initiatives={initiatives}
      departments={departments}
      onChange={onChange}
    />
  );
  const failed =
    error === undefined ? null : (
      <Failed
        error={error}
        meaning={adoption === null ? words.states.failed.nothing : words.states.failed.kept(seen)}
        onRetry={retry}
      />
    );
  const notices = (
    <Notices
      view={view}
      problems={problems}
      resolved={resolved}
      unknown={unknown}
      stale={adoption !== null && busy ? seen : null}
      counting={organisation.setup.progress !== null}
      onChange={onChange}
      failed={failed}
    />
  );
  const scrubber =
    items === null || chosen.kind !== view.kind ? null : (
      <PeriodScrubber
        items={items}
        measure={chosen.measure}
        kind={view.kind}
        currentKey={(error === undefined ? resolved?.key : null) ?? adoption?.period.key ?? null}
        onChange={(period) => onChange({ period })}
      />
    );
  const select = (group: GroupName) => {
    markChosen();
    onChange({ group });
  };

  return (
    <>
      <TopBar
        organisation={organisation.name}
        dataTo={organisation.dataTo}
        crumbs={[{ text: words.shell.adoption }]}
      >
        <Button
          className="only-desk"
          disabled={adoption === null}
          onClick={() => {
            if (adoption !== null)
              download(
                words.adoption.csv.fileName(adoption.measure, adoption.period.key),
                csvOf(adoption, rows),
              );
          }}
        >
          {words.shell.exportTable}
        </Button>
        <CopyLink href={pinned({})} />
      </TopBar>
      {adoption === null || shown === null ? (
        <AdoptionSkeleton
          notices={notices}
          controls={controls}
          waiting={busy && error === undefined}
          people={organisation.setup.people}
        />
      ) : (
        <AdoptionView
          view={shown.view}
          adoption={adoption}
          rows={rows}
          hasInitiatives={organisation.initiatives.length > 0}
          busy={busy}
          counting={organisation.setup.progress !== null}
          notices={notices}
          controls={controls}
          scrubber={scrubber}
          linkTo={(group) => pinned({ group })}
          onSelect={select}
          onDrill={(department) => onChange({ department, group: null })}
          onMeasure={() => onChange({ measure: 'ACTIVE' })}
          panel={
            view.group === null
              ? null
              : renderPanel({
                  question: {
                    measure: adoption.measure,
                    period: adoption.period.key,
                    initiative: shown.view.initiative,
                    ...view.group,
                  },
                  personaName:
                    rows.find(({ persona }) => persona === view.group?.persona)?.personaName ??
                    view.group.persona,
                  policy: adoption.policy,
                  partial: adoption.coverage.partial,
                  onClose: () => onChange({ group: null }),
                })
          }
        />
      )}
    </>
  );
}
