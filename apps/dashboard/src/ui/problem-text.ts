import type { TFunction } from 'i18next'
import { ApiProblem } from '../api-client'

/** One plain sentence for a failed request; the server's own words stand in where the catalogue has none. */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.unknown')
  const known = t(`problem.${error.code}`, { defaultValue: '', seconds: error.retryAfterSeconds ?? 0 })
  return known || t('problem.unknown')
}

/** A word under the field that the server refused; the sentence for the whole form says the rest. */
export function fieldProblem(t: TFunction, error: unknown, path: string): string | undefined {
  return error instanceof ApiProblem && error.fields.some(field => field.path === path) ? t('problem.field') : undefined
}
