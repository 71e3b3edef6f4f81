import type { ToneModel, WordChange } from '@kentongan/contracts'

/** The model that tags now: the active one, else the one that came with the program. */
export const inUse = (models: readonly ToneModel[]): ToneModel | undefined =>
  models.find(model => model.state === 'active') ?? models.find(model => model.state === 'shipped')

/** The model to go back to: the newest that was in use and is older than the one in use, else the shipped one; none from that. */
export function formerOf(models: readonly ToneModel[]): ToneModel | undefined {
  const active = models.find(model => model.state === 'active')
  if (!active) return undefined
  const older = models.filter(model => model.state === 'retired' && model.id < active.id).sort((a, b) => b.id - a.id)
  return older[0] ?? models.find(model => model.state === 'shipped')
}

/** Models that may be put to use: they were before, or came with the program. What was refused may not. */
export const isUsable = (model: ToneModel, models: readonly ToneModel[]): boolean =>
  (model.state === 'retired' || model.state === 'shipped') && model.id !== inUse(models)?.id

export const isTraining = (models: readonly ToneModel[]): boolean => models.some(model => model.state === 'training')

const newestShown = 5

/** What is worth a look first: the newest few, what is in use, and what can be put to use. Every night adds one that is refused. */
export const shortList = (models: readonly ToneModel[]): ToneModel[] =>
  models.filter((model, index) => index < newestShown || model.id === inUse(models)?.id || isUsable(model, models))

/** What happened to a word's weight. */
export function wordChangeKind({ before, after }: Pick<WordChange, 'before' | 'after'>): 'new' | 'gone' | 'turned' | 'stronger' | 'weaker' {
  if (before === null) return 'new'
  if (after === null) return 'gone'
  if (before * after < 0) return 'turned'
  return Math.abs(after) > Math.abs(before) ? 'stronger' : 'weaker'
}
