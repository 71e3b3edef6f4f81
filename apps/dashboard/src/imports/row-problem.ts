import type { TFunction } from 'i18next'

/** What is wrong with a line and what to do about it. */
export const rowProblem = (t: TFunction, problem: string): string => t(`importProblem.${problem}`, { defaultValue: '' }) || t('importProblem.other', { problem })
