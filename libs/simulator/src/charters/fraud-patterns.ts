import { PERSONA } from './personas.js';

/** Incomplete on purpose: the second goal has no baseline, and nobody has said what happens to the content. */
export const fraudPatterns = (
  platform: string,
): string => `# Northwind Group: roles, never people's names. Draft.
charter: 1
initiative:
  key: fraud-patterns
  name: Fraud patterns from branches
problem:
  statement: Branch staff see a new fraud pattern nine days before the fraud team does.
  cost: { amount: 3800000, currency: GBP, per: year, basis: "Losses 2025 to patterns a branch had already seen" }
  evidence: ["Fraud loss review 2025"]
governance:
  sponsor: Head of Financial Crime
  decides: { body: Fraud Risk Committee, rhythm: monthly }
  runs: Branch Operations community manager
personas:
${PERSONA.branchStaff}${PERSONA.analyst}use_cases:
  - key: report-a-pattern
    name: Report a pattern
    personas: [branch-staff, analyst]
    pain: A sighting stays in the branch that made it.
    today: A form that is read once a week
    communities: ["${platform}/fraud-patterns"]
    topics: [fraud-patterns]
    tasks:
      - key: sighting-and-verdict
        name: A sighting gets an analyst's verdict within a day
        steps:
          - { does: post, by: branch-staff }
          - { does: reply, by: analyst, within: 24h }
        adopted_when: { weeks: 2, of: 4 }
topics:
  - key: fraud-patterns
    words: ["card skimming", "courier fraud", "mule account", "impersonation call", "cheque washing", "invoice redirect"]
    leaves_out: ["phishing training", "lost cards"]
    already_talked_about: "190 sightings on paper forms in 2025"
goals:
  - key: days-to-alert
    name: Median days from first branch sighting to alert
    unit: days
    direction: down
    baseline: { value: 9, from: 2026-01-01, to: 2026-03-31 }
    target: { value: 2, by: 2027-09-30 }
    path: linear
    worth: { amount: 5200, currency: GBP, per: day, times: 1.5, kind: risk, basis: "Average loss a day until alerted" }
    owner: Head of Financial Crime
    source: { connection: tickets, series: days_to_alert }
    serves: [report-a-pattern]
    lead: true
  - key: branch-evidence
    name: Share of alerts with branch evidence attached
    unit: "%"
    direction: up
    target: { value: 60, by: 2027-09-30 }
    owner: Head of Financial Crime
    source: { connection: tickets, series: branch_evidence }
    serves: [report-a-pattern]
adoption:
  - persona: branch-staff
    measure: reached
    baseline: measured
    target: { value: 60%, by: 2027-09-30 }
timeline:
  baseline_from: 2026-12-07
  go_live: 2027-02-01
  gates:
    - { on: 2027-03-31, question: "Go on?" }
    - { on: 2027-05-31, question: "Extend or retire?" }
retirement:
  at_gate: [{ gate: 2027-05-31, if: "goal(days-to-alert) > 7" }]
  any_time: [{ if: "active(branch-staff) < 5%", for: 8 weeks }]
  decides: Fraud Risk Committee
exclude:
  - { reason: launch team, who: { account_group: [takeup-launch] } }
`;
