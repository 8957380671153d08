import type {
  ChangeableConnection,
  ConnectWorld,
  ConnectionChange,
  ConnectionDraft,
  Tested,
} from '@takeup/application';
import type { Connector, Fault } from '@takeup/connectors';
import {
  configFields,
  connectors,
  directories,
  fitsInForm,
  outcomeConnectors,
  receivers,
} from '@takeup/connectors';
import type { Refusal } from '@takeup/domain';
import type {
  ConnectionChange as TypedChange,
  ConnectionDraft as Typed,
  FieldKind,
  FieldValue,
  ResolversTypes,
} from '@takeup/schema';
import { en } from '@takeup/words';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

/** Every platform that a form can connect, with the form, made from its own schema. */
export function connectableView(connectors: ConnectWorld['connectors']): Out<'Platform'>[] {
  const fitting = [...connectors.values()].filter(({ config }) => fitsInForm(config));
  return fitting.map(platformView);
}

/** All that Takeup knows and no form holds. */
export const KNOWN_BY_FILE = [
  ...receivers.values(),
  ...[...connectors.values()].filter(({ config }) => !fitsInForm(config)),
  ...directories.values(),
  ...outcomeConnectors.values(),
].map(({ id, title }) => ({ id, title }));

export function byFileView(): Out<'SourceByFile'>[] {
  return KNOWN_BY_FILE.flatMap(({ id, title }) => {
    const said = en.byFile.of(id);
    return said ? [{ id, title, ...said, next: [...said.next] }] : [];
  });
}

function platformView({ id, title, config, consents }: Connector): Out<'Platform'> {
  return {
    id,
    title,
    asks: consents.flatMap((consent) => en.connectors.consent(consent.id) ?? []),
    fields: configFields(config).map(({ kind, choices, ...field }) => ({
      ...field,
      ...en.platforms.field(id, field.name),
      kind: (kind === 'flag' ? 'CHOICE' : kind.toUpperCase()) as FieldKind,
      choices: [...choices],
    })),
  };
}

export function changeableView({ key, title, connector, values, sealed }: ChangeableConnection) {
  return {
    __typename: 'Changeable' as const,
    ...{ connection: key, title, platform: platformView(connector), sealed: [...sealed] },
    values: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
}

export function changeOf({ connection, title, values }: TypedChange): ConnectionChange {
  return { key: connection, title: title ?? undefined, values: byName(values) };
}

const byName = (values: readonly FieldValue[]) =>
  Object.fromEntries(values.map(({ name, value }) => [name, value]));

export function draftOf({ key, title, platform, since, values }: Typed): ConnectionDraft {
  return {
    key,
    connector: platform,
    title: title ?? undefined,
    since: since ?? undefined,
    values: byName(values),
  };
}

export function testedView(tested: Exclude<Tested, { readonly fault: unknown }>) {
  const { platform, role, streams, notes, consents } = tested;
  return {
    __typename: 'ConnectionTested' as const,
    platform,
    role,
    reads: [...streams],
    notes: notes.flatMap(({ code }) => {
      const note = en.connectors.note(code);
      return note ? [`${note.message} ${note.whatToDo}`] : [];
    }),
    proves: consents.map(({ id, given }) => ({ title: en.connectors.consent(id)?.title ?? id, given })),
  };
}

/** What stood in the way when the platform was asked. */
export function faultView(fault: Fault) {
  const { message, whatToDo } = en.sync.advice(fault);
  return {
    __typename: 'ConnectionFault' as const,
    ...{ where: null, message, whatToDo, detail: fault.detail },
  };
}

/** @param platform whose fields are named as its form names them */
export function refusalView(refusal: Refusal, platform: string) {
  const { message, whatToDo, where } = en.refusal(inLabels(refusal, platform));
  return { __typename: 'ConnectionFault' as const, where, message, whatToDo, detail: null };
}

function inLabels(refusal: Refusal, platform: string): Refusal {
  const { faults, field } = refusal.details;
  const label = (name: string) => en.connect.field(platform, name);
  const said = typeof faults === 'string' && {
    faults: faults
      .split('; ')
      .map((fault) => fault.replace(/^\w+/, label))
      .join('; '),
  };
  return {
    ...refusal,
    details: { ...refusal.details, ...said, ...(typeof field === 'string' ? { field: label(field) } : {}) },
  };
}
