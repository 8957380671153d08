/** A persona's rule is the same in every charter that uses it: a second rule under one key would be refused. */
const persona = (key: string, name: string, prefix: string, people: number): string =>
  `  - key: ${key}
    name: ${name}
    who: { job_family: ["${prefix}-*"] }
    expected_people: ${people}
`;

export const PERSONA = {
  director: persona('director', 'Director', 'DI', 980),
  relationshipManager: persona('relationship-manager', 'Relationship Manager', 'RM', 3700),
  analyst: persona('analyst', 'Analyst', 'AN', 10000),
  serviceAgent: persona('service-agent', 'Service Agent', 'SA', 9100),
  branchStaff: persona('branch-staff', 'Branch Staff', 'BR', 9800),
  engineer: persona('engineer', 'Engineer', 'EN', 5000),
} as const;
