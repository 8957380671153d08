import type { EditionFacts, GoalStatus } from '@takeup/domain';
import { en } from '@takeup/words';
import { missingDays } from './coverage.js';
import { rowStanding } from './position.js';

const { report } = en;

/** The opening: a paragraph an initiative, then what the figures rest on. No sentence claims more than its evidence. */
export function verdictOf(facts: EditionFacts): readonly string[] {
  const { initiatives, coverage, goalposts } = facts;
  const data = [
    report.dataSentence(missingDays(facts), coverage.length),
    report.goalpostSentence(goalposts.length),
  ];
  if (initiatives.length === 0) return [report.noInitiative, data.join(' ')];
  return [...initiatives.map(paragraphOf), data.join(' ')];
}

function paragraphOf({ name, goals, targets }: EditionFacts['initiatives'][number]): string {
  const lead = goals.find((goal) => goal.lead) ?? goals[0];
  const standings = targets.map(({ now }) => rowStanding(now));
  const count = (standing: GoalStatus) => standings.filter((own) => own === standing).length;
  const sentences = [
    report.inInitiative(name),
    lead === undefined ? report.noGoals : report.goalSentence(lead),
    lead === undefined || lead.now === null ? '' : report.describes(lead.evidence.grade),
    report.adoptionSentence({
      all: targets.length,
      above: count('ABOVE'),
      near: count('NEAR'),
      under: count('UNDER'),
      unknown: count('UNKNOWN'),
    }),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
