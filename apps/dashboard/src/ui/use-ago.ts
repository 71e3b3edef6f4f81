import { useTranslation } from 'react-i18next'
import { roundSpan, secondsBetween } from '../format'

/** Words for a span of time: "5 mnt lalu", "dalam 12 mnt". */
export function useAgo() {
  const { t } = useTranslation()
  return {
    span: (seconds: number) => {
      const { unit, count } = roundSpan(seconds)
      return t(`span.${unit}`, { count })
    },
    ago: (instant: string, now: Date) => {
      const seconds = secondsBetween(instant, now)
      if (seconds < 5) return t('span.justNow')
      const { unit, count } = roundSpan(seconds)
      return t('span.ago', { span: t(`span.${unit}`, { count }) })
    },
    until: (instant: string, now: Date) => {
      const seconds = secondsBetween(now, instant)
      if (seconds <= 0) return t('span.soon')
      const { unit, count } = roundSpan(seconds)
      return t('span.in', { span: t(`span.${unit}`, { count }) })
    },
  }
}
