import type { ToneModel } from '@kentongan/contracts'
import type { TFunction } from 'i18next'

/** What to call a model; one that is being made has no version yet, and the shipped one is known by where it came from. */
export function modelName(t: TFunction, { version, state }: Pick<ToneModel, 'version' | 'state'>): string {
  if (state === 'shipped') return version ? t('model.shippedVersion', { version }) : t('model.shipped')
  return version || t('model.unnamed')
}
