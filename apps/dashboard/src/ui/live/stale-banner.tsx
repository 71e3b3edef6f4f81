import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '../../use-live'
import { useFormat } from '../use-format'
import { useNow } from '../use-now'
import css from './stale-banner.module.css'

const staleAfter = 120_000

/** Says so when the stream has been silent for two minutes: an old screen must not look like a calm one. */
export function StaleBanner() {
  const { t } = useTranslation()
  const { lastBeatAt, since } = useLiveState()
  const now = useNow(5000)
  const format = useFormat()
  if (now.getTime() - (lastBeatAt ?? since) < staleAfter) return null
  const time = format.time(new Date(lastBeatAt ?? since))
  return (
    <div className={css.banner} role="alert">
      <IconPlugConnectedX size={18} aria-hidden />
      <p><strong>{t('live.staleTitle', { time: `${time} ${format.zoneName}` })}</strong> {t(navigator.onLine ? 'live.staleServer' : 'live.staleOffline')}</p>
      <button type="button" onClick={() => window.location.reload()}>{t('live.reload')}</button>
    </div>
  )
}
