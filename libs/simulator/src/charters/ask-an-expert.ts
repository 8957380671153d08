import { PERSONA } from './personas.js';

/** Complete, and on its way: Relationship Managers are above their path, Retail Banking's are not. */
export const askAnExpert = (platform: string): string => `# Northwind Group: roles, never people's names.
charter: 1
initiative:
  key: ask-an-expert
  name: Ask-an-expert for Relationship Managers
problem:
  statement: Clients wait more than a day for an answer that someone in the group already has.
  cost: { amount: 1900000, currency: GBP, per: year, basis: "Client survey Q1 2026, lost mandates" }
  evidence: ["Client survey Q1 2026, question 14", "Ticket sample, 400 questions, May 2026"]
governance:
  sponsor: Head of Wealth
  decides: { body: Wealth Operating Committee, rhythm: monthly }
  runs: Wealth community manager
personas:
${PERSONA.relationshipManager}${PERSONA.analyst}${PERSONA.director}${PERSONA.engineer}use_cases:
  - key: client-question
    name: Answer a client question
    personas: [relationship-manager, analyst]
    pain: Nobody knows who knows; questions travel by e-mail chain.
    today: E-mail to the three people one happens to know
    communities: ["${platform}/ask-an-expert"]
    topics: [client-products]
    tasks:
      - key: ask-and-answer
        name: A question is answered by another department within a working day
        steps:
          - { does: post, by: relationship-manager }
          - { does: reply, by_other: department, within: 1wd }
        adopted_when: { weeks: 3, of: 4 }
topics:
  - key: client-products
    words: [mandate, custody, KYC, lombard, "structured note"]
    leaves_out: ["phishing training"]
    already_talked_about: "38 % of sampled e-mail subjects in May 2026"
goals:
  - key: time-to-answer
    name: Median time to answer a client question
    unit: h
    direction: down
    baseline: { value: 26, from: 2026-06-01, to: 2026-08-31 }
    target: { value: 8, by: 2027-06-30 }
    path: linear
    worth: { amount: 41, currency: GBP, per: h, times: tickets/questions, kind: capacity, basis: "Loaded cost of a Relationship Manager", confirmed_by: Finance }
    owner: Wealth community manager
    source: { connection: tickets, series: time_to_answer, by: [department] }
    serves: [client-question]
    lead: true
  - key: answered-elsewhere
    name: Questions answered by another department
    unit: "%"
    direction: up
    baseline: { value: 18, from: 2026-06-01, to: 2026-08-31 }
    target: { value: 45, by: 2027-06-30 }
    path: linear
    owner: Wealth community manager
    source: { connection: tickets, series: answered_elsewhere, by: [department] }
    serves: [client-question]
adoption:
  - persona: relationship-manager
    measure: active
    baseline: 4%
    target: { value: 60%, by: 2027-06-30 }
    path: linear
  - persona: director
    measure: active
    baseline: 9%
    target: { value: 60%, by: 2027-03-31 }
    path: linear
  - persona: analyst
    measure: active
    baseline: 4%
    target: { value: 28%, by: 2027-06-30 }
    path: linear
  - persona: relationship-manager
    department: Wealth
    measure: habitual
    baseline: 1%
    target: { value: 35%, by: 2027-06-30 }
  - department: Retail Banking
    measure: active
    baseline: 2%
    target: { value: 12%, by: 2027-06-30 }
  - department: Wealth
    measure: active
    baseline: 3%
    target: { value: 25%, by: 2027-06-30 }
  - department: Markets
    measure: active
    baseline: 3%
    target: { value: 20%, by: 2027-06-30 }
timeline:
  baseline_from: 2026-06-01
  go_live: 2026-09-07
  gates:
    - { on: 2027-01-29, question: "Extend to Business Banking?" }
    - { on: 2027-06-30, question: "Continue, change or retire?" }
costs:
  - { item: Licences, amount: 18000, currency: GBP, per: month, from: 2026-09-01 }
  - { item: Launch programme, amount: 158000, currency: GBP, once: 2026-09-01 }
retirement:
  at_gate: [{ gate: 2027-06-30, if: "goal(time-to-answer) > 20" }]
  any_time: [{ if: "active(relationship-manager) < 5%", for: 8 weeks }]
  decides: Wealth Operating Committee
  content: Archived read-only for 24 months, then deleted
exclude:
  - { reason: launch team, who: { account_group: [takeup-launch] } }
`;
