/**
 * Protections by name: the built modules that hold one, and what stands in their place. A module that has moved leaves its
 * protection on, and then the canary says that the attack is blind.
 */
const PROTECTIONS = {
  'mask-audit': [['libs/disclosure/dist/audit-mask.js', 'export async function auditMask() {}']],
  // What the audit of each figure leaves open, that of all figures together would find.
  'period-audit': [
    ['libs/disclosure/dist/audit-period.js', 'export async function auditPeriod() { return true; }'],
    ['libs/disclosure/dist/joint/audit-joint.js', 'export async function auditJoint() { return true; }'],
  ],
  'joint-audit': [
    ['libs/disclosure/dist/joint/audit-joint.js', 'export async function auditJoint() { return true; }'],
  ],
  // As if only those who ever did something were there: sizes that say who acts.
  'mask-of-sizes': [
    [
      'libs/application/dist/refresh/resolve-epoch.js',
      `import { resolveEpoch as asBuilt } from 'AS_BUILT';
      export async function resolveEpoch(session, ...rest) {
        const epoch = await asBuilt(session, ...rest);
        const [{ n }] = await session.query('SELECT count(*)::int AS n FROM person.act');
        const [first, ...others] = epoch?.atoms ?? [];
        return first ? { ...epoch, atoms: [{ ...first, people: first.people + (n % 2) }, ...others] } : epoch;
      }`,
    ],
  ],
  coding: [['libs/domain/dist/release/status.js', "export function codeOf() { return 'SHOWN'; }"]],
  scope: [['libs/application/dist/context.js', "export function limitOf() { return ''; }"]],
};

let turnedOff = [];

export function initialize(name) {
  turnedOff = PROTECTIONS[name] ?? [];
}

/** Everything else of the module stays as it was built. */
export async function load(url, context, nextLoad) {
  const found = turnedOff.find(([module]) => url.endsWith(module));
  if (found === undefined) return nextLoad(url, context);
  const asBuilt = `${url}?as-built`;
  const source = `export * from '${asBuilt}';\n${found[1].replace('AS_BUILT', asBuilt)}\n`;
  return { format: 'module', shortCircuit: true, source };
}
