import type { TFunction } from 'i18next'
import { ApiProblem } from '../api-client'

/** One plain sentence for a failed request; the server's own words stand in where the catalogue has none. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.unknown')
  const known = t(`problem.${error.code}`, { defaultValue: '', seconds: error.retryAfterSeconds ?? 0 })
  return known || t('problem.unknown')
}

/** What the server says about one field, in the catalogue's words. */
export function fieldProblem(t: TFunction, error: unknown, path: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  const field = error.fields.find(each => each.path === path || each.path === `body.${path}`)
  if (!field) return undefined
  return t(`fieldProblem.${field.message}`, { defaultValue: '' }) || t('fieldProblem.invalid')
}
