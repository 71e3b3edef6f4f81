import type { PerLabel } from '../tone-label'
import type { ToneModel } from '../tone-model'
import { judgeLesson } from './judge-lesson'
import { changeModel } from './change-model'
import type { LessonBook, ReadLesson } from './read-lessons'
import { isFarAboveHalf, isFarBelowHalf } from './tell-from-chance'
import { weighLessons } from './weigh-lessons'

/** Fewer lessons than this make no model that could speak for the others. */
const FEWEST_OF_OTHERS = 50
const NEUTRAL = 1
/** A model has a view where it holds one pole this many times likelier than the other. */
const CLEARLY = 2

type Said = { readonly label: number; readonly said: number; readonly chances: PerLabel }

/** Names the accounts whose lessons contradict both the base model and the model that all others make, far below chance. */
export function findDistrusted(base: ToneModel, { names, lessons }: LessonBook, now: number): readonly string[] {
  const accounts = [...new Set(lessons.map(({ lesson }) => lesson.account))].sort()
  const own = (account: string): readonly ReadLesson[] =>
    oneOfEachCopy(lessons.filter(({ lesson }) => lesson.account === account))
  const suspects = accounts.filter(account => contradicts(own(account)))
  const distrusted = new Set<string>()
  // The one with the most lessons first: who is found out no longer speaks for the others.
  for (const account of suspects.toSorted((a, b) => own(b).length - own(a).length)) {
    const others = lessons.filter(({ lesson }) => lesson.account !== account && !distrusted.has(lesson.account))
    if (others.length >= FEWEST_OF_OTHERS) {
      const model = changeModel(base, names, others, weighLessons(others, now))
      if (!contradicts(own(account).map(one => ({ label: one.label, ...judgeLesson(model, one.lesson) })))) continue
    }
    distrusted.add(account)
  }
  return accounts.filter(account => distrusted.has(account))
}

/**
 * Whether a person's tones turn a model's around. Two signs must come together, each beyond chance. Of what the person calls
 * negatif or positif and the model has a view of, it holds the opposite likelier far more often than not. And what the person
 * changes shows no sign that of the two tones left the likelier one is chosen: people who only report errors pass by this, even
 * with a model that is bad here.
 */
export function contradicts(lessons: readonly Said[]): boolean {
  const poles = lessons.filter(({ label, chances: [negative, , positive] }) =>
    label !== NEUTRAL && Math.max(negative, positive) >= CLEARLY * Math.min(negative, positive))
  const agreed = poles.filter(({ label, chances }) => chances[label]! > chances[2 - label]!).length
  if (!isFarBelowHalf(agreed, poles.length)) return false
  const changes = lessons.filter(({ label, said }) => label !== said)
  const likelier = changes.filter(({ label, said, chances }) => chances[label]! > chances[3 - label - said]!).length
  return !isFarAboveHalf(likelier, changes.length)
}

/** Copies of a text, settled at once, are one decision. */
function oneOfEachCopy(lessons: readonly ReadLesson[]): readonly ReadLesson[] {
  return [...new Map(lessons.map(one => [`${one.group} ${one.lesson.agency} ${one.label}`, one])).values()]
}
