import type { PreviewView } from '@takeup/application';
import { readPreview } from '@takeup/application';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { mergesYaml } from '../merges-yaml.js';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, say, table } from './output.js';

const words = en.preview;

export function privacyCommand(): Command {
  const privacy = new Command('privacy').description('what disclosure control does to the figures');
  privacy
    .command('preview')
    .description('how much of the targets will be visible, and departments to merge so that more is')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(preview);
  return privacy;
}

async function preview({ format }: { readonly format: Format }): Promise<void> {
  await withDatabase(false, async ({ context }) => {
    const view = await readPreview(context);
    if (format === 'json') printJson(jsonOf(view));
    else for (const line of linesOf(view)) print(line);
    for (const line of warningsOf(view)) say(line.replaceAll('**', ''));
    // Unknown is not done: a script must not go on as if something had been looked at.
    if (view.state === 'NOTHING_IMPORTED' || view.state === 'NOT_YET') process.exitCode = 1;
  });
}

/** The answer as it is promised to scripts. Numbers are rounded; null is not to be told or not known. */
export function jsonOf({ allMerges, inForce, ...view }: PreviewView) {
  return { ...view, mergesInForce: inForce, takeupYaml: mergesYaml(allMerges) };
}

function linesOf(view: PreviewView): readonly string[] {
  const lines: string[] = [words.verdict(view), words.standfirst[view.state]];
  const stages = [...new Set(view.figures.map(({ stage }) => stage))];
  const sizes = [...new Set(view.figures.map(({ minimumGroup }) => minimumGroup))].sort((a, b) => a - b);
  const cell = (size: number, stage: string) =>
    view.figures.find((figure) => figure.minimumGroup === size && figure.stage === stage);
  if (view.people !== null && view.figures.length > 0) {
    const rows = sizes.map((size) => [
      words.table.smallest(size, size === view.minimumGroup),
      ...stages.map((stage) => words.table.percent(cell(size, stage)?.percent ?? 0)),
    ]);
    const head = [words.table.head, ...stages.map((stage) => words.table.stages[stage])];
    lines.push('', table(head, rows), '', words.table.note(view.people));
  }
  const yaml = mergesYaml(view.allMerges);
  if (yaml !== null) lines.push('', words.merges.why, `${words.merges.paste}:`, '', yaml.trimEnd());
  if (view.joins.length > 0) {
    lines.push('', `${words.joins.title}. ${words.joins.why}`);
    for (const join of view.joins) lines.push(`  ${words.joins.pair(join.map(({ name }) => name))}`);
  }
  return lines;
}

function warningsOf({ isStale, waits, unknown, taken }: PreviewView): readonly string[] {
  return [
    ...(waits ? [words.waits] : isStale ? [words.stale] : []),
    ...(unknown.length > 0 ? [words.unknown(unknown)] : []),
    ...(taken.length > 0 ? [words.taken(taken)] : []),
  ];
}
