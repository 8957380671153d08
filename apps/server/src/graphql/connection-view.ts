import type {
  ChangeableConnection,
  ConnectWorld,
  ConnectionChange,
  ConnectionDraft,
  Tested,
  TestedReceiver,
  TestedSource,
} from '@takeup/application';
import { isOfUse } from '@takeup/application';
import type { Connectable, ConnectableKind, Fault } from '@takeup/connectors';
import { connectableFields, connectables, isConnectable } from '@takeup/connectors';
import type { Refusal } from '@takeup/domain';
import type {
  ConnectionChange as TypedChange,
  ConnectionDraft as Typed,
  ConnectableKind as KindName,
  FieldKind,
  FieldValue,
  ResolversTypes,
} from '@takeup/schema';
import { en } from '@takeup/words';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

/** Everything that a form can connect, with the form, made from its own schema. */
export function connectableView(all: ConnectWorld['connectables']): Out<'Platform'>[] {
  return [...all.values()].filter(isConnectable).map(platformView);
}

/** All that Takeup knows and no form holds. */
export const KNOWN_BY_FILE = [
  ...[...connectables.values()].filter((own) => !isConnectable(own)).map(({ connector }) => connector),
].map(({ id, title }) => ({ id, title }));

export function byFileView(): Out<'SourceByFile'>[] {
  return KNOWN_BY_FILE.flatMap(({ id, title }) => {
    const said = en.byFile.of(id);
    return said ? [{ id, title, ...said, next: [...said.next] }] : [];
  });
}

export const kindName = (kind: ConnectableKind) => kind.toUpperCase() as KindName;

function platformView(connectable: Connectable): Out<'Platform'> {
  const { kind, connector } = connectable;
  const { id, title } = connector;
  return {
    ...{ id, title, kind: kindName(kind) },
    asks:
      kind === 'platform'
        ? connector.consents.flatMap((own) => en.connectors.consent(own.id) ?? [])
        : [...en.platforms.asks(id)],
    fields: connectableFields(connectable).map(({ kind: holds, choices, ...field }) => ({
      ...field,
      ...en.platforms.field(id, field.name),
      kind: (holds === 'flag' ? 'CHOICE' : holds.toUpperCase()) as FieldKind,
      choices: [...choices],
    })),
  };
}

export function changeableView({ key, title, since, connectable, values, sealed }: ChangeableConnection) {
  return {
    __typename: 'Changeable' as const,
    ...{ connection: key, title, since, platform: platformView(connectable), sealed: [...sealed] },
    values: Object.entries(values).map(([name, value]) => ({ name, value })),
  };
}

export function changeOf({ connection, title, since, values, newSecret }: TypedChange): ConnectionChange {
  return {
    key: connection,
    title: title ?? undefined,
    since: since ?? undefined,
    values: byName(values),
    newSecret: newSecret === true,
  };
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

export function testedView(tested: TestedSource) {
  const common = { __typename: 'ConnectionTested' as const, keepable: isOfUse(tested) };
  const none = { role: '', reads: [], says: [], notes: [], proves: [] };
  if (tested.kind === 'receiver')
    return { ...common, ...none, platform: tested.title, says: [en.connect.hook.nothingToAsk(tested.path)] };
  if (tested.kind === 'outcome')
    return { ...common, ...none, platform: tested.title, says: [en.connect.values(tested)] };
  const { platform, role } = tested;
  const notes = tested.notes.flatMap(({ code }) => {
    const note = en.connectors.note(code);
    return note ? [`${note.message} ${note.whatToDo}`] : [];
  });
  if (tested.kind === 'directory')
    return { ...common, ...none, platform, notes, says: [en.connect.people(tested.people)] };
  const { streams, consents } = tested;
  return {
    ...{ ...common, ...none, platform, role, notes, reads: [...streams] },
    proves: consents.map(({ id, given }) => ({ title: en.connectors.consent(id)?.title ?? id, given })),
  };
}

/** Null where no secret was made just now. */
export function hookView(tested: TestedSource): Out<'Hook'> | null {
  return tested.kind === 'receiver' ? withSecret(tested) : null;
}

function withSecret({ path, address, secret }: TestedReceiver): Out<'Hook'> | null {
  return secret === undefined ? null : { path, address, secret };
}

/** What stood in the way when it was asked. */
export function faultView({ connector, fault }: Extract<Tested, { readonly fault: Fault }>) {
  const { message, whatToDo } = en.sync.advice({ ...fault, connector });
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
