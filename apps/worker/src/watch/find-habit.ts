import { noHabit, takeDay, type Habit } from '@kentongan/issues'
import type { SurpriseDay } from '@kentongan/platform/db'

/** How surprising a key's days usually get on the scale at this place. */
export const findHabit = (days: readonly SurpriseDay[], scale: number): Habit => days.reduce((habit, { bare }) => takeDay(habit, bare[scale] ?? 0), noHabit)
