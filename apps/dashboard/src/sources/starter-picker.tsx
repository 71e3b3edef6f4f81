import { type Starter, StarterKind } from '@kentongan/contracts'
import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag'
import css from './sources.module.css'

type Props = { starters: readonly Starter[]; chosen: readonly string[]; change: (urls: string[]) => void }

/** Starter sources in their four groups, each group selectable as a whole. Known ones are shown but not offered again. */
export function StarterPicker({ starters, chosen, change }: Props) {
  const { t } = useTranslation()
  const toggle = (urls: readonly string[], on: boolean) => {
    const rest = chosen.filter(url => !urls.includes(url))
    change(on ? [...rest, ...urls] : rest)
  }
  return StarterKind.options.map(kind => {
    const group = starters.filter(starter => starter.kind === kind)
    const open = group.filter(starter => !starter.known).map(starter => starter.url)
    const picked = open.filter(url => chosen.includes(url)).length
    if (group.length === 0) return null
    return (
      <fieldset key={kind} className={css.group}>
        <legend>{t(`starterKind.${kind}`)} <span className={css.faint}>{picked + group.length - open.length}/{group.length}</span></legend>
        {open.length > 0 && <Checkbox label={t('starters.all')} checked={picked === open.length} indeterminate={picked > 0 && picked < open.length} onChange={event => toggle(open, event.target.checked)} />}
        <ul className={css.starters}>
          {group.map(starter => (
            <li key={starter.url}>
              <Checkbox
                checked={starter.known || chosen.includes(starter.url)} disabled={starter.known} onChange={event => toggle([starter.url], event.target.checked)}
                label={<>{starter.name}{starter.region && <span className={css.faint}> · {starter.region}</span>} {starter.known && <Tag>{t('starters.known')}</Tag>}</>}
              />
            </li>
          ))}
        </ul>
      </fieldset>
    )
  })
}
