import type { Source } from '@kentongan/contracts'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconExternalLink, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { safeLink } from '../mentions/safe-link'
import { useMay } from '../session'
import { Tag } from '../ui/tag'
import { useAgo } from '../ui/use-ago'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { HealthTag } from './health-tag'
import { KindMark } from './kind-mark'
import { sourceProblem } from './source-problem'
import { isStreamed } from './source-state'
import css from './sources.module.css'
import { useSourceActions } from './use-source-actions'

type Edit = (source: Source) => void

/** Every source with how it is, why, how much it gives and when it is asked next. */
export function SourceTable({ sources, edit }: { sources: readonly Source[]; edit: Edit }) {
  const { t } = useTranslation()
  const now = useNow(15_000)
  const writes = useMay('sources.write')
  return (
    <div className={css.tableBox}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('sources.name')}</th><th scope="col">{t('sources.state')}</th><th scope="col" className={css.end}>{t('sources.today')}</th>
            <th scope="col" className={css.end}>{t('sources.unchanged')}</th><th scope="col">{t('sources.polled')}</th>{writes && <th scope="col"><span className="visually-hidden">{t('action.actions')}</span></th>}
          </tr>
        </thead>
        <tbody>{sources.map(source => <SourceRow key={source.id} source={source} now={now} writes={writes} edit={edit} />)}</tbody>
      </table>
    </div>
  )
}

function SourceRow({ source, now, writes, edit }: { source: Source; now: Date; writes: boolean; edit: Edit }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">
        <Link to="/sebutan" search={{ sumber: source.id }} className={css.name}>{source.title}</Link>
        <span className={css.meta}><KindMark kind={source.kind} /><Tag>{t(`tier.${source.tier}`)}</Tag>{source.region && <span>{source.region}</span>}<span className={css.url}>{source.url.replace(/^https?:\/\//, '')}</span></span>
      </th>
      <td data-label={t('sources.state')}>
        <HealthTag source={source} /><Reasons source={source} now={now} />
      </td>
      <td data-label={t('sources.today')} className={css.end}><b>{format.number(source.itemsToday)}</b> <span className={`${css.faint} ${css.perDay}`}>{source.itemsPerDay === null ? t('sources.perDayUnknown') : t('sources.perDay', { shown: format.decimal(source.itemsPerDay) })}</span></td>
      <td data-label={t('sources.unchanged')} className={css.end}>{source.notModifiedShare === null || !isPolled(source) ? '–' : format.percent(source.notModifiedShare)}</td>
      <td data-label={t('sources.polled')}><Polled source={source} now={now} /></td>
      {writes && <td className={css.actions}><SourceMenu source={source} edit={edit} /></td>}
    </tr>
  )
}

/** When it was asked last and will be next; a stream tells by itself, a file told all it had. */
function Polled({ source, now }: { source: Source; now: Date }) {
  const { t } = useTranslation()
  const { ago, until } = useAgo()
  if (source.kind === 'file') return '–'
  if (isStreamed(source.kind)) return <span>{source.lastItemAt ? t('sources.lastHeard', { ago: ago(source.lastItemAt, now) }) : t(source.health === 'ok' ? 'sources.live' : 'sources.never')}</span>
  return (
    <>
      <span>{source.lastPolledAt ? ago(source.lastPolledAt, now) : t('sources.never')}</span>
      {source.nextPollAt && !source.paused && <span className={css.next}>{t('sources.next', { when: until(source.nextPollAt, now) })}</span>}
    </>
  )
}

/** Why a source is as it is, in sentences. */
function Reasons({ source: { kind, lastError, paused, silent, consecutiveFailures, lastItemAt, lastOkAt, keyRuleReason }, now }: { source: Source; now: Date }) {
  const { t } = useTranslation()
  const format = useFormat()
  const trouble = ({ at }: NonNullable<Source['lastError']>) => {
    if (isStreamed(kind) && lastOkAt) return t('sources.connectedLast', { at: format.short(lastOkAt, now) })
    return t('sources.failures', { count: consecutiveFailures, at: format.short(at, now) })
  }
  const silence = lastItemAt ? t('sources.silentSince', { at: format.full(lastItemAt) }) : t('sources.silentAlways')
  return (
    <>
      {lastError && !paused && <span className={css.why}>{sourceProblem(t, lastError)} <span className={css.faint}>{trouble(lastError)}</span></span>}
      {silent && !lastError && <span className={css.why}>{silence}</span>}
      {keyRuleReason && <span className={css.why}>{t(`keyRule.${keyRuleReason}`)}</span>}
    </>
  )
}

const isPolled = ({ kind }: Source): boolean => kind !== 'file' && !isStreamed(kind)

function SourceMenu({ source, edit }: { source: Source; edit: Edit }) {
  const { t } = useTranslation()
  const { pause, poll, remove } = useSourceActions(source)
  const site = safeLink(source.siteUrl)
  return (
    <>
      {isPolled(source) && <ActionIcon aria-label={t('sources.pollNow', { name: source.title })} title={t('sources.poll')} onClick={() => poll.mutate()} loading={poll.isPending}><IconRefresh size={16} /></ActionIcon>}
      <Menu position="bottom-end" width={210}>
        <Menu.Target><ActionIcon aria-label={t('action.more', { name: source.title })}><IconDots size={16} /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => edit(source)}>{t('action.edit')}</Menu.Item>
          <Menu.Item leftSection={source.paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />} onClick={() => pause.mutate()}>{t(source.paused ? 'sources.resume' : 'sources.pause')}</Menu.Item>
          {site && <Menu.Item component="a" href={site} target="_blank" rel="noopener noreferrer nofollow ugc" leftSection={<IconExternalLink size={15} />}>{t('sources.site')}</Menu.Item>}
          <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => remove.mutate()}>{t('action.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
