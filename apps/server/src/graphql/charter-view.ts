import type { ShownCharter, ShownVersion } from '@takeup/application';
import { pathText } from '@takeup/domain';
import type { CharterState, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const { item, step, adoptedWhen, gateRetirement, anyTimeRetirement } = en.charterFindings;

/** A charter as the schema tells it: its steps, conditions and items in words. */
export function charterOf(shown: ShownCharter): Out<'Charter'> {
  const { completeness, retirement } = shown;
  const names = namesIn(shown);
  return {
    ...shown,
    ...versionOf(shown),
    versions: shown.versions.map(versionOf),
    completeness: {
      ...completeness,
      items: completeness.items.map((own) => ({
        code: own.code,
        section: own.section,
        done: own.done,
        path: own.path && pathText(own.path),
        message: item(own),
      })),
    },
    useCases: shown.useCases.map((useCase) => ({
      ...useCase,
      tasks: useCase.tasks.map((task) => ({
        key: task.key,
        name: task.name,
        steps: task.steps.map((own) => step(own, names)),
        adoptedWhen: task.adoptedWhen && adoptedWhen(task.adoptedWhen),
      })),
    })),
    retirement: retirement && {
      ...retirement,
      atGates: retirement.atGates.map((own) => gateRetirement(own, names)),
      anyTime: retirement.anyTime.map((own) => anyTimeRetirement(own, names)),
    },
  };
}

export function stateName(state: ShownVersion['state']): CharterState {
  return state === 'confirmed' ? 'CONFIRMED' : 'DRAFT';
}

function versionOf({ version, state, declaredOn, note }: ShownVersion) {
  return { version, state: stateName(state), declaredOn, note };
}

function namesIn({ personas, goals }: ShownCharter): Readonly<Record<string, string>> {
  return Object.fromEntries([...personas, ...goals].map(({ key, name }) => [key, name]));
}
