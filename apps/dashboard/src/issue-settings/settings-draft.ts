import { IssueSettings } from '@kentongan/contracts'

/** What stands in the fields, as typed: an empty field is no number. */
export type SettingsDraft = {
  readonly weights: Readonly<Record<keyof IssueSettings['weights'], string>>
  readonly thresholds: Readonly<Record<keyof IssueSettings['thresholds'], string>>
  readonly budget: string
  readonly analysts: string
}

export const weightNames = ['speed', 'negative', 'reach', 'unanswered'] as const
export const thresholdNames = ['kuning', 'merah', 'krisis'] as const

const texts = <Name extends string>(values: Readonly<Record<Name, number>>) =>
  Object.fromEntries(Object.entries<number>(values).map(([name, value]) => [name, String(value)])) as Record<Name, string>
const numbers = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, numberIn(value)]))

/** The number in a field; a decimal comma is read too; NaN for anything else. */
export const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')))

export const draftOf = ({ weights, thresholds, budget, analysts }: IssueSettings): SettingsDraft =>
  ({ weights: texts(weights), thresholds: texts(thresholds), budget: String(budget), analysts: String(analysts) })

export const sumOfWeights = ({ weights }: SettingsDraft) => weightNames.reduce((sum, name) => sum + numberIn(weights[name]), 0)

/** Whether each threshold is a number above the one before it. */
export const isAscending = ({ thresholds }: SettingsDraft) => {
  const [kuning, merah, krisis] = thresholdNames.map(name => numberIn(thresholds[name])) as [number, number, number]
  return kuning < merah && merah < krisis
}

/** The settings that a draft stands for, or null where something in it cannot be saved. */
export function settingsIn(draft: SettingsDraft, version: number): IssueSettings | null {
  const read = IssueSettings.safeParse({
    version, weights: numbers(draft.weights), thresholds: numbers(draft.thresholds),
    budget: numberIn(draft.budget), analysts: numberIn(draft.analysts),
  })
  return read.success ? read.data : null
}

export type Difference = { readonly name: string; readonly theirs: number; readonly mine: string }

/** Where a draft says other than what somebody else has saved meanwhile. */
export function differencesOf(draft: SettingsDraft, theirs: IssueSettings): readonly Difference[] {
  const now = draftOf(theirs)
  const all = (from: SettingsDraft) => ({ ...from.weights, ...from.thresholds, budget: from.budget, analysts: from.analysts })
  const mine: Record<string, string> = all(draft)
  return Object.entries(all(now))
    .map(([name, value]) => ({ name, theirs: numberIn(value), mine: mine[name] ?? '' }))
    .filter(each => numberIn(each.mine) !== each.theirs)
}

/** What is in the fields, and the settings that it began from. */
export type Editing = { readonly base: IssueSettings; readonly draft: SettingsDraft }

export const beginEditing = (base: IssueSettings): Editing => ({ base, draft: draftOf(base) })

/** What becomes of the fields when other settings are found to be saved: they follow, unless something else has been typed into them. */
export function followSaved(editing: Editing, saved: IssueSettings): Editing {
  if (saved.version === editing.base.version) return editing
  const typed = differencesOf(editing.draft, editing.base).length > 0 && differencesOf(editing.draft, saved).length > 0
  return typed ? editing : beginEditing(saved)
}
