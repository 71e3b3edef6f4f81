import type { TFunction } from 'i18next'

type Failure = { readonly reason: string; readonly status: number | null; readonly detail: string }

/** A source's failure as one plain sentence; an unknown reason falls back to a general one with the detail. */
export function sourceProblem(t: TFunction, { reason, status, detail }: Failure): string {
  const known = t(`reason.${reason}`, { defaultValue: '', status: status ?? '?' })
  return known || t('reason.other', { detail: detail || reason })
}
