import type { Rule, RuleLane } from '@kentongan/contracts'

/** What a person writes; switching a rule on or off is saved at once and is no part of it. */
export type RuleContent = { readonly name: string; readonly lane: RuleLane; readonly query: string }

/** Something written and not saved. `base` is the saved state it started from, null for a new rule. */
export type Draft = { readonly base: (RuleContent & { readonly version: number }) | null; readonly content: RuleContent }

export const emptyContent: RuleContent = { name: '', lane: 'sure', query: '' }

export const contentOf = ({ name, lane, query }: RuleContent): RuleContent => ({ name, lane, query })
export const baseOf = (rule: Rule) => ({ ...contentOf(rule), version: rule.version })
export const sameContent = (a: RuleContent, b: RuleContent) => a.name === b.name && a.lane === b.lane && a.query === b.query

/**
 * The draft after a change; null where nothing of one's own is left. A draft keeps the base it started from, even when the rule
 * has moved on since: that is how a conflict shows.
 */
export function editDraft(draft: Draft | null, rule: Rule | null, change: Partial<RuleContent>): Draft | null {
  const base = draft ? draft.base : rule && baseOf(rule)
  const content = { ...shownContent(draft, rule), ...change }
  return sameContent(content, base ?? emptyContent) ? null : { base, content }
}

/** The same words on top of what is saved now; null where they say the same. */
export function rebaseDraft(draft: Draft | null, rule: Rule): Draft | null {
  if (!draft || sameContent(draft.content, rule)) return null
  return { base: baseOf(rule), content: draft.content }
}

/** Someone has saved the rule since the draft was begun. */
export const isOvertaken = (draft: Draft | null, rule: Rule | null) =>
  Boolean(draft?.base && rule && draft.base.version < rule.version)

/** The parts of a draft that differ from its base: what a save sends, so that it undoes nobody else's change. */
export function changedParts({ base, content }: Draft): Partial<RuleContent> {
  if (!base) return content
  return {
    ...(content.name === base.name ? {} : { name: content.name }),
    ...(content.lane === base.lane ? {} : { lane: content.lane }),
    ...(content.query === base.query ? {} : { query: content.query }),
  }
}

/** What stands in the editor: the draft, else what is saved, else nothing yet. */
export const shownContent = (draft: Draft | null, rule: Rule | null): RuleContent =>
  draft?.content ?? (rule ? contentOf(rule) : emptyContent)
