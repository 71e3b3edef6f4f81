import { Level } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import bar from '../mentions/filter-bar.module.css'
import { type IssueSearch, kinds, marks } from './issue-search'

/** Changes part of the address; `undefined` drops a filter. */
export type ChangeSearch = (part: { [K in keyof IssueSearch]?: IssueSearch[K] | undefined }) => void

/** Level, mark and order; the kind of source once there is more than one. */
export function InboxFilters({ search, change }: { search: IssueSearch; change: ChangeSearch }) {
  const { t } = useTranslation()
  return (
    <>
      <NativeSelect
        className={bar.select} aria-label={t('inbox.filter.level')} value={search.level ?? ''}
        onChange={event => change({ level: Level.options.find(level => level === event.target.value) })}
        data={[{ value: '', label: t('inbox.filter.anyLevel') }, ...[...Level.options].reverse().map(level => ({ value: level, label: t(`level.${level}`) }))]}
      />
      <NativeSelect
        className={bar.mark} aria-label={t('inbox.filter.mark')} value={search.tanda ?? ''}
        onChange={event => change({ tanda: marks.find(mark => mark === event.target.value) })}
        data={[{ value: '', label: t('inbox.filter.anyMark') }, ...marks.map(mark => ({ value: mark, label: t(`inbox.mark.${mark}`) }))]}
      />
      <NativeSelect
        className={bar.select} aria-label={t('inbox.filter.kind')} value={search.jenis ?? ''}
        onChange={event => change({ jenis: kinds.find(kind => kind === event.target.value) })}
        data={[{ value: '', label: t('inbox.filter.anyKind') }, ...kinds.map(kind => ({ value: kind, label: t(`platform.${kind}`) }))]}
      />
      <NativeSelect
        className={bar.select} aria-label={t('inbox.filter.sort')} value={search.urut ?? ''} onChange={event => change({ urut: event.target.value === 'terbaru' ? 'terbaru' : undefined })}
        data={[{ value: '', label: t('inbox.sort.score') }, { value: 'terbaru', label: t('inbox.sort.newest') }]}
      />
    </>
  )
}
