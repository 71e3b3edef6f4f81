export { createRuleTrials, type RuleTrials, type RuleTrialsOptions, type Trial } from './create-rule-trials'
export type { TrialPost } from './trial-page'
