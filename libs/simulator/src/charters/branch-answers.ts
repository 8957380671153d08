import { PERSONA } from './personas.js';

/**
 * Complete, and behind. Its second goal is the decoy: reviews rise every autumn towards January, with or without the
 * initiative, so against the summer baseline it looks like success.
 */
export const branchAnswers = (platform: string): string => `# Northwind Group: roles, never people's names.
charter: 1
initiative:
  key: branch-answers
  name: Branch answers for front-line staff
problem:
  statement: Customers are sent home or put on hold because branch and service staff cannot find the rule that applies.
  cost: { amount: 2400000, currency: GBP, per: year, basis: "Repeat contacts 2025, 310,000 at GBP 7.80" }
  evidence: ["Mystery visits, spring 2026", "Contact reasons report, May 2026"]
governance:
  sponsor: Head of Retail Operations
  decides: { body: Retail Operating Committee, rhythm: monthly }
  runs: Branch Operations community manager
personas:
${PERSONA.branchStaff}${PERSONA.serviceAgent}use_cases:
  - key: rule-question
    name: Settle a question while the customer is there
    personas: [branch-staff, service-agent]
    pain: The handbook has 1,400 pages; the help line has a queue.
    today: Call the help line, or ask a colleague and hope
    communities: ["${platform}/branch-answers"]
    topics: [branch-rules]
    tasks:
      - key: ask-at-the-counter
        name: A question from the counter is answered elsewhere within a day
        steps:
          - { does: post, by: branch-staff }
          - { does: reply, by_other: department, within: 24h }
        adopted_when: { weeks: 2, of: 4 }
topics:
  - key: branch-rules
    words: ["power of attorney", probate, "proof of address", "blocked card", overdraft]
    leaves_out: ["rota", "parking"]
    already_talked_about: "27 % of help line calls in May 2026"
goals:
  - key: first-contact
    name: Questions settled at first contact
    unit: "%"
    direction: up
    baseline: { value: 61, from: 2026-06-01, to: 2026-08-31 }
    target: { value: 75, by: 2027-06-30 }
    path: linear
    worth: { amount: 7.8, currency: GBP, per: contact, times: tickets/contacts, kind: capacity, basis: "Cost of a repeat contact", confirmed_by: Finance }
    owner: Branch Operations community manager
    source: { connection: tickets, series: first_contact, by: [department] }
    serves: [rule-question]
    lead: true
  - key: savings-reviews
    name: Savings reviews booked per branch and week
    unit: reviews
    direction: up
    baseline: { value: 21, from: 2026-06-01, to: 2026-08-31 }
    target: { value: 30, by: 2027-06-30 }
    path: linear
    owner: Head of Branch Network
    source: { connection: tickets, series: savings_reviews, by: [department] }
    serves: [rule-question]
adoption:
  - persona: branch-staff
    measure: active
    baseline: 1%
    target: { value: 17%, by: 2027-06-30 }
    path: linear
  - persona: service-agent
    measure: active
    baseline: 2%
    target: { value: 18%, by: 2027-06-30 }
    path: linear
  - department: Operations
    measure: active
    baseline: measured
    target: { value: 25%, by: 2027-06-30 }
timeline:
  baseline_from: 2026-06-01
  go_live: 2026-09-14
  gates:
    - { on: 2026-12-11, question: "Continue, change or retire?" }
    - { on: 2027-06-30, question: "Extend to partner branches?" }
costs:
  - { item: Licences, amount: 9000, currency: GBP, per: month, from: 2026-09-01 }
  - { item: Branch briefings, amount: 69000, currency: GBP, once: 2026-09-14 }
retirement:
  at_gate: [{ gate: 2026-12-11, if: "active(branch-staff) < 2%" }]
  any_time: [{ if: "active(branch-staff) < 1%", for: 8 weeks }]
  decides: Retail Operating Committee
  content: Answers moved to the handbook by its editors, the rest deleted after 12 months
exclude:
  - { reason: launch team, who: { account_group: [takeup-launch] } }
`;
