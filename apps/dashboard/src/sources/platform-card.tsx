import type { PlatformKeyList, Source } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconFileImport, IconKey, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { kindIcons } from '../ui/kind-icons'
import { useFormat } from '../ui/use-format'
import { BlueskySwitch } from './bluesky-switch'
import { countKinds } from './count-kinds'
import type { PlatformCard } from './platforms'
import css from './platforms.module.css'

/** Opens the dialog that adds a source, with an example of what can be typed for this platform. */
export type Begin = (example: string) => void
type Props = { readonly card: PlatformCard; readonly sources: readonly Source[]; readonly keys: PlatformKeyList['keys'] | null; readonly begin: Begin }

export function Platform({ card, sources, keys, begin }: Props) {
  const { t } = useTranslation()
  const writes = useMay('sources.write')
  const Icon = kindIcons[card.kinds[0]]
  return (
    <li className={css.card}>
      <h3><Icon size={18} aria-hidden />{t(`reach.${card.name}.name`)}</h3>
      <Counts card={card} sources={sources} />
      <p>{t(`reach.${card.name}.gives`)}</p>
      <p className={css.misses}><b>{t('reach.misses')}</b> {t(`reach.${card.name}.misses`)}</p>
      {writes && <div className={css.step}><Step card={card} sources={sources} keys={keys} begin={begin} /></div>}
    </li>
  )
}

/** How much it gives now; a platform without a source says so. */
function Counts({ card, sources }: Pick<Props, 'card' | 'sources'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { sources: all, answering, itemsToday } = countKinds(sources, card.kinds)
  if (all === 0) return <p className={css.counts}>{t('reach.unused')}</p>
  return (
    <p className={css.counts} data-on>
      {t('reach.answering', { shown: format.number(answering), all: format.number(all) })} · {t('reach.today', { shown: format.number(itemsToday) })}
    </p>
  )
}

function Step({ card, sources, keys, begin }: Props) {
  const { t } = useTranslation()
  if (card.by === 'switch') return <BlueskySwitch sources={sources.filter(({ kind }) => kind === 'bluesky')} />
  if (card.by === 'file') return <Button variant="default" component={Link} to="/sumber/impor" leftSection={<IconFileImport size={15} />}>{t('reach.import')}</Button>
  if (card.key !== null && keys?.some(({ platform }) => platform === card.key) !== true) {
    return <Button variant="default" component={Link} to="/sumber/kunci" hash={card.key} leftSection={<IconKey size={15} />}>{t('reach.setKey')}</Button>
  }
  const name = t(`reach.${card.name}.name`)
  return <Button variant="default" leftSection={<IconPlus size={15} />} aria-label={t('reach.addTo', { name })} onClick={() => begin(t(`reach.${card.name}.example`))}>{t('reach.add')}</Button>
}
