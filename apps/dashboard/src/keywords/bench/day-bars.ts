import type { TrialState } from '@kentongan/contracts'

export type DayBar = { readonly day: string; readonly saved: number; readonly clean: number; readonly noise: number; readonly now: number }

/** So many verdicts make a share worth naming; with fewer only its range is shown. */
export const enoughJudged = 10

/** Bars of the chart: what matches now, cut into what is likely meant and the likely noise on top (none before enough was judged). */
export function dayBars({ days, noise }: Pick<TrialState, 'days' | 'noise'>): DayBar[] {
  const share = noise.judged >= enoughJudged ? noise.irrelevant / noise.judged : 0
  return days.map(({ day, now, saved }) => {
    const likely = Math.round(now * share * 10) / 10
    return { day, saved, now, noise: likely, clean: now - likely }
  })
}

/** An instant around noon of a calendar day: it falls on that day in every zone of Indonesia. */
export const noonOf = (day: string) => `${day}T05:00:00.000Z`
