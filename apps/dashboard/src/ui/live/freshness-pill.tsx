import { useTranslation } from 'react-i18next'
import { useLiveState } from '../../use-live'
import { useAgo } from '../use-ago'
import { useFormat } from '../use-format'
import { useNow } from '../use-now'
import css from './freshness-pill.module.css'

const lateAfter = 30

/** How fresh the screen is: "langsung · 2 dtk lalu", amber when there was no sign of life for 30 seconds. */
export function FreshnessPill() {
  const { t } = useTranslation()
  const { line, lastBeatAt, since, paused } = useLiveState()
  const now = useNow(1000)
  const format = useFormat()
  const { span } = useAgo()
  const age = Math.max(0, (now.getTime() - (lastBeatAt ?? since)) / 1000)
  const late = age > lateAfter
  if (paused) return <span className={css.pill} data-state="paused"><i aria-hidden />{t('live.paused')}</span>
  if (late) {
    const text = lastBeatAt ? t('live.lateSince', { time: format.time(new Date(lastBeatAt)) }) : t('live.late')
    return <span className={css.pill} data-state="late"><i aria-hidden />{text}</span>
  }
  if (!lastBeatAt) return <span className={css.pill} data-state="wait"><i aria-hidden />{t('live.connecting')}</span>
  return (
    <span className={css.pill} data-state={line === 'open' ? 'live' : 'wait'}>
      <i aria-hidden />{t('live.on')}<span className={css.age}> · {t('span.ago', { span: span(age) })}</span>
    </span>
  )
}
