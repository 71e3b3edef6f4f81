import type { ToneQuality } from '@kentongan/contracts'

export type WeekBar = { readonly week: string; readonly right: number; readonly wrong: number }

/** Judged mentions of each week, oldest first, split into right and wrong. */
export const weekBars = (weeks: ToneQuality['weeks']): WeekBar[] =>
  weeks.map(({ week, judged, right }) => ({ week, right, wrong: judged - right })).sort((a, b) => (a.week < b.week ? -1 : 1))

/** Noon of the Monday that names a week, so that no time zone shifts the day. */
export const noonOfWeek = (week: string): string => `${week.slice(0, 10)}T05:00:00Z`
