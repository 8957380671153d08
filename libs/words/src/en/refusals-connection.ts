type Details = Readonly<Record<string, string | number>>;

const ANOTHER_KEY = 'Choose another key.';

/** Refusals about connections that are made from the product, and about the key that seals their secrets. */
export const CONNECTION_TEXTS = {
  'connector-unknown': ({ there }: Details) => [
    'There is no such source.',
    `There are: ${there}.`,
    'connector',
  ],
  'connection-invalid': ({ faults }: Details) => [
    `This cannot be used: ${faults}.`,
    'Correct it and try again; nothing was kept.',
  ],
  'connection-private': ({ field, host }: Details) => [
    `${field} leads to ${host}, which lies within your own network or on this machine. Nothing was sent there.`,
    `If it is meant to, let whoever runs Takeup write allow_hosts: ["${host}"] at the top of takeup.yaml and start Takeup again.`,
  ],
  'connection-in-file': ({ key }: Details) => [
    `takeup.yaml names a connection ${key} already.`,
    `${ANOTHER_KEY} Or take that one out of takeup.yaml first.`,
  ],
  'connection-twice': ({ key }: Details) => [
    `The connection ${key} stands in takeup.yaml and was connected from the product as well.`,
    `Take it out of takeup.yaml, or remove the other one: takeup connection remove ${key}`,
  ],
  'connection-there': ({ key }: Details) => [
    `There is a connection ${key} already.`,
    `${ANOTHER_KEY} To give that one new secrets, change it: takeup connection change ${key}`,
  ],
  'connection-other': ({ key }: Details) => [
    `Data of another kind came in under ${key} before: from another platform, or in files.`,
    `${ANOTHER_KEY} What came in stays as it is.`,
  ],
  'directory-in-file': () => [
    'takeup.yaml names the directory that is asked (directory.source), and there is one only: its roster is everybody who works here.',
    'Take that one out of takeup.yaml and start Takeup again, then connect this one.',
  ],
  'directory-there': ({ key }: Details) => [
    `A directory is connected already, as ${key}, and there is one only: its roster is everybody who works here.`,
    `Change that one, or remove it first: takeup connection remove ${key}. Rosters that came from it stay.`,
  ],
  'directory-twice': ({ key }: Details) => [
    `takeup.yaml names a directory (directory.source), and ${key} was connected from the product. There is one only: its roster is everybody who works here.`,
    `Take it out of takeup.yaml, or remove the other one: takeup connection remove ${key}`,
  ],
  'series-in-file': ({ series }: Details) => [
    `takeup.yaml names a source of the series ${series} already (outcomes): two would overwrite each other's values.`,
    'Take that one out of takeup.yaml and start Takeup again, or choose another series.',
  ],
  'series-there': ({ series, key }: Details) => [
    `The series ${series} is fed by ${key} already: two would overwrite each other's values.`,
    `Change that one, remove it first (takeup connection remove ${key}), or choose another series.`,
  ],
  'series-twice': ({ key }: Details) => [
    `takeup.yaml names a source of the series that ${key}, connected from the product, feeds too: two would overwrite each other's values.`,
    `Take it out of takeup.yaml, or remove the other one: takeup connection remove ${key}`,
  ],
  'connection-secret-not-made': ({ key }: Details) => [
    `The secret of ${key} was given by whoever it is asked of, so Takeup cannot make a new one. Nothing was changed.`,
    'Get a new one there and give that.',
  ],
  'connection-since-later': ({ key, since }: Details) => [
    `${key} is read from ${since} on, and figures rest on those days: with a later first day they would vanish. Nothing was changed.`,
    `Name ${since} or an earlier day, or leave it as it is.`,
  ],
  'connection-elsewhere': ({ key, field }: Details) => [
    `${field} says which source ${key} is, so it stays as long as the connection does. Nothing was changed.`,
    `For another platform, or the same one at another place, connect a source of its own, under another key. If the platform itself has moved, remove ${key} and connect it again under the same key: what came in is kept.`,
  ],
  'connection-workspace': ({ key }: Details) => [
    `This leads to another workspace than ${key} was read from. Nothing was changed.`,
    'Give a token of the same workspace, or connect the other one as a source of its own, under another key.',
  ],
  'connection-same-place': ({ key, title }: Details) => [
    `${title} (${key}) reads the same place already, and everybody’s acts would count twice. Nothing was kept.`,
    'For another token or other settings, change that one. To read the place under another key, take that one out first.',
  ],
  'connection-changed': ({ key }: Details) => [
    `${key} was changed by somebody else meanwhile. Nothing of yours was kept.`,
    'Look at it as it is now, and change it again.',
  ],
  'connection-outgrown': ({ key }: Details) => [
    `This version of Takeup cannot use what was kept of ${key}.`,
    `Remove it and connect it again: takeup connection remove ${key}. What came in is kept.`,
  ],
  'connection-file-change': ({ key }: Details) => [
    `${key} stands in takeup.yaml, which says what holds.`,
    'Change it there and start Takeup again.',
  ],
  'connection-nothing': () => [
    'The platform lets nothing be read with this.',
    'Give Takeup what the platform’s page in docs/connectors names; nothing was kept.',
  ],
  'connection-unknown': ({ there }: Details) => [
    'No such connection was made from the product.',
    there === ''
      ? 'There is none. Those of takeup.yaml are changed and taken out there.'
      : `There are: ${there}. Those of takeup.yaml are changed and taken out there.`,
  ],
  'secret-key-differs': ({ where }: Details) => [
    `${where} does not hold the key that the secrets of connections are sealed with.`,
    'Put back the right secret.key, or set TAKEUP_SECRET. If the key is lost, remove the connections (takeup connection list tells them) and connect them again: what came in is kept.',
  ],
  'secret-key-unreadable': ({ where }: Details) => [
    `The key ${where} cannot be read.`,
    'Check who owns it: the user that Takeup runs as has to read it, and nobody else.',
  ],
  'secret-key-damaged': ({ where }: Details) => [
    `${where} holds no key: 64 hexadecimal digits are expected.`,
    'Put the file back as it was. If the key is lost, remove the file and the connections, and connect them again: what came in is kept.',
  ],
  'secret-key-unwritable': ({ where }: Details) => [
    `The key ${where} cannot be written.`,
    'Let this user write there, or set TAKEUP_SECRET.',
  ],
  'secret-key-new': () => [
    'The key in use stands in TAKEUP_SECRET, so Takeup cannot put another one in its place.',
    'Make a new one (openssl rand -hex 32) and give it: takeup secret rotate --new-key-file PATH. Then set TAKEUP_SECRET to it.',
  ],
  'secret-key-same': ({ where }: Details) => [
    `The new key is the one in use (${where}).`,
    'Give another one: 64 random hexadecimal digits, such as openssl rand -hex 32 makes.',
  ],
  'secret-nothing': () => [
    'Nothing is sealed.',
    'A key is made with the first connection: takeup connection add.',
  ],
  'secret-unopened': ({ key }: Details) => [
    `The secrets of ${key} do not open: they were changed in the database, or its configuration was. Nothing was sealed anew.`,
    `Find out who changed them. Then remove it and connect it again: takeup connection remove ${key}`,
  ],
} satisfies Readonly<
  Record<string, (details: Details) => readonly [message: string, whatToDo: string, where?: string]>
>;
