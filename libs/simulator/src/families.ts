import type { Department, PersonaKey } from './planted.js';

export interface Family {
  readonly code: string;
  readonly title: string;
  readonly grade: string;
}

const family = (code: string, title: string, grade: string): Family => ({ code, title, grade });

/** Job families per persona: the prefix is what the charters' rules go by. */
const BY_PERSONA: Record<Exclude<PersonaKey, 'none'>, readonly Family[]> = {
  director: [
    family('DI-01', 'Director', 'D1'),
    family('DI-02', 'Senior Director', 'D2'),
    family('DI-03', 'Managing Director', 'D3'),
  ],
  'relationship-manager': [
    family('RM-01', 'Relationship Manager', 'G6'),
    family('RM-02', 'Senior Relationship Manager', 'G7'),
    family('RM-03', 'Client Adviser', 'G6'),
    family('RM-04', 'Relationship Associate', 'G5'),
  ],
  analyst: [
    family('AN-01', 'Analyst', 'G5'),
    family('AN-02', 'Senior Analyst', 'G6'),
    family('AN-03', 'Lead Analyst', 'G7'),
  ],
  'service-agent': [
    family('SA-01', 'Service Agent', 'G3'),
    family('SA-02', 'Senior Service Agent', 'G4'),
    family('SA-03', 'Case Handler', 'G4'),
  ],
  'branch-staff': [
    family('BR-01', 'Branch Adviser', 'G3'),
    family('BR-02', 'Cashier', 'G2'),
    family('BR-03', 'Senior Branch Adviser', 'G4'),
    family('BR-04', 'Branch Supervisor', 'G5'),
  ],
  engineer: [
    family('EN-01', 'Engineer', 'G6'),
    family('EN-02', 'Senior Engineer', 'G7'),
    family('EN-03', 'Principal Engineer', 'G8'),
    family('EN-04', 'Test Engineer', 'G6'),
  ],
};

/** Everyone else: families no charter names. */
const ELSEWHERE: Record<Department, readonly Family[]> = {
  'Retail Banking': [family('PM-01', 'Product Manager', 'G6'), family('AD-01', 'Administrator', 'G3')],
  Wealth: [family('PM-02', 'Portfolio Manager', 'G7'), family('AD-01', 'Administrator', 'G3')],
  Markets: [family('TR-01', 'Trader', 'G7'), family('SL-01', 'Sales Specialist', 'G7')],
  'Risk & Compliance': [family('CO-01', 'Compliance Officer', 'G6'), family('LE-01', 'Legal Counsel', 'G7')],
  Operations: [family('OP-01', 'Operations Specialist', 'G4'), family('PJ-01', 'Project Manager', 'G6')],
  Technology: [family('PJ-01', 'Project Manager', 'G6'), family('DS-01', 'Service Designer', 'G6')],
  HR: [family('HR-01', 'People Adviser', 'G5'), family('HR-02', 'Communications Specialist', 'G5')],
  Finance: [family('AC-01', 'Accountant', 'G6'), family('AD-01', 'Administrator', 'G3')],
};

export const LAUNCH_FAMILY = family('PJ-09', 'Launch Programme Lead', 'G6');
export const LAUNCH_GROUP = 'takeup-launch';

export const familiesOf = (persona: PersonaKey, department: Department): readonly Family[] =>
  persona === 'none' ? ELSEWHERE[department] : BY_PERSONA[persona];
