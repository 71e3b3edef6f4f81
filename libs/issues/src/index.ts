export type { Decision, DecisionOutcome, GroupMerge, GroupOutcome, GroupPost, Grouper, GrouperState, JoinReason } from './group/grouper.types'
