import type {
  AdoptedWhen,
  AnyTimeRetirement,
  Charter,
  CharterStep,
  CharterTopic,
  CompletenessItem,
  Day,
  GateRetirement,
  Money,
} from '@takeup/domain';
import type { CharterState } from '@takeup/storage';

export interface RuleCondition {
  readonly attribute: string;
  readonly values: readonly string[];
}

/** Money with its currency: the organisation's where none was written. */
export interface ShownMoney extends Money {
  readonly currency: string;
}

export interface ShownPersona {
  readonly key: string;
  readonly name: string;
  readonly rule: readonly RuleCondition[];
  readonly expectedPeople: number | null;
  /** Rounded to 10; null: fewer than 20, or no directory yet. */
  readonly people: number | null;
}

export interface ShownTask {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly CharterStep[];
  readonly adoptedWhen: AdoptedWhen | null;
}

export interface ShownUseCase {
  readonly key: string;
  readonly name: string;
  readonly personas: readonly string[];
  readonly pain: string | null;
  readonly today: string | null;
  readonly communities: readonly string[];
  readonly topics: readonly string[];
  readonly tasks: readonly ShownTask[];
}

export interface ShownGoal {
  readonly key: string;
  readonly name: string;
  readonly unit: string | null;
  readonly direction: string | null;
  readonly baseline: number | null;
  readonly baselineFrom: Day | null;
  readonly baselineTo: Day | null;
  readonly target: number | null;
  readonly deadline: Day | null;
  readonly owner: string | null;
  /** `connection/series` */
  readonly source: string | null;
  readonly worth: ShownMoney | null;
  readonly lead: boolean;
  readonly serves: readonly string[];
}

export interface ShownTarget {
  readonly persona: string | null;
  readonly department: string | null;
  /** Empty: not said yet. */
  readonly measure: string;
  readonly baseline: number | null;
  /** Each group's own, over the baseline period. */
  readonly measured: boolean;
  readonly target: number | null;
  readonly deadline: Day | null;
}

export interface ShownVersion {
  readonly version: number;
  readonly state: CharterState;
  readonly declaredOn: Day;
  readonly note: string | null;
}

/** One version of a charter as its page needs it. Steps, conditions and items are put into words by whoever shows it. */
export interface ShownCharter extends ShownVersion {
  readonly initiative: string;
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly ShownVersion[];
  readonly completeness: {
    readonly done: number;
    readonly total: number;
    readonly items: readonly CompletenessItem[];
  };
  /** Null: the section is empty. */
  readonly problem: {
    readonly statement: string | null;
    readonly cost: ShownMoney | null;
    readonly costBasis: string | null;
    readonly evidence: readonly string[];
  } | null;
  readonly governance: Charter['governance'] | null;
  readonly personas: readonly ShownPersona[];
  readonly useCases: readonly ShownUseCase[];
  readonly topics: readonly CharterTopic[];
  readonly goals: readonly ShownGoal[];
  readonly adoption: readonly ShownTarget[];
  readonly timeline: {
    readonly baselineFrom: Day | null;
    readonly goLive: Day | null;
    readonly gates: readonly { readonly on: Day; readonly question: string }[];
  } | null;
  readonly costs: readonly {
    readonly item: string;
    readonly money: ShownMoney;
    readonly from: Day | null;
    readonly once: Day | null;
  }[];
  readonly retirement: {
    readonly atGates: readonly GateRetirement[];
    readonly anyTime: readonly AnyTimeRetirement[];
    readonly decides: string | null;
    readonly content: string | null;
  } | null;
  readonly exclusions: readonly { readonly reason: string; readonly rule: readonly RuleCondition[] }[];
}
