import { compileRuleset, describeQueryRemark, type AgencyRule, type Ruleset } from '@kentongan/matching'
import type { StoredRules, TaggingRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { ToneModel } from '@kentongan/tone'
import type { ToneKeeper } from './keep-tone'

export type RuleKeeperDeps = {
  readonly tagging: Pick<TaggingRepository, 'rulesVersion' | 'loadRules'>
  readonly tones: ToneKeeper
  readonly log: Pick<Logger, 'warn'>
}
/** `tone` is the model in use under this version. */
export type KeptRules = Pick<StoredRules, 'version' | 'rules'> & { readonly ruleset: Ruleset; readonly tone: ToneModel }
export type RuleKeeper = { current(): Promise<KeptRules> }

/**
 * Keeps the compiled rules with the tone model and loads them anew when their version has risen, which it asks for each time: so
 * a change of either is heeded from the next batch on. A rule that cannot be read is named in the log, once for each version.
 */
export function createRuleKeeper({ tagging, tones, log }: RuleKeeperDeps): RuleKeeper {
  let kept: KeptRules | null = null
  return {
    async current() {
      if (kept !== null && (await tagging.rulesVersion()) === kept.version) return kept
      const { version, rules, toneModel } = await tagging.loadRules()
      const ruleset = compileRuleset(rules, kept?.ruleset)
      if (version !== kept?.version) warnOfUnusable(log, rules, ruleset)
      kept = { version, rules, ruleset, tone: await tones.read(toneModel) }
      return kept
    },
  }
}

function warnOfUnusable(log: Pick<Logger, 'warn'>, rules: readonly AgencyRule[], { unusable }: Ruleset): void {
  const owners = new Map(rules.map(rule => [rule.ruleId, rule.agencyId]))
  for (const { ruleId, problems } of unusable) {
    log.warn({ ruleId, agencyId: owners.get(ruleId), problems: problems.map(describeQueryRemark) }, 'a keyword rule cannot be read and is left out')
  }
}
