export { createRuleTrials, type RuleTrials, type RuleTrialsOptions, type Trial } from './create-rule-trials'
export type { TrialPage, TrialPost } from './trial-page'
