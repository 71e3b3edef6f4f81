import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { sourcesQuery } from '../sources/use-sources'
import css from './agencies.module.css'
import { NamingFields } from './naming-fields'
import { sourceHosts } from './source-hosts'
import { type ChangeLists, TermField } from './term-field'
import { ambiguousWords, isUndecidable, type TermLists, withoutHost } from './terms'

/** All words of an agency in four groups: what names it, its offices and titles, what decides in doubt, what excludes. */
export function TermGroups({ lists, change }: { lists: TermLists; change: ChangeLists }) {
  const { t } = useTranslation()
  return (
    <>
      <Group title={t('terms.groupNames')}><NamingFields lists={lists} change={change} /></Group>
      <Group title={t('terms.groupOffices')}>
        <TermField kind="office" lists={lists} change={change} markable />
        <TermField kind="title" lists={lists} change={change} markable />
      </Group>
      <Group title={t('terms.groupDoubt')}>
        <p className={css.explain}>{t('terms.doubtText')}</p>
        {isUndecidable(lists) && <p className={css.warning} role="status">{t('terms.undecidable', { words: ambiguousWords(lists).join(', ') })}</p>}
        <TermField kind="context" lists={lists} change={change} />
        <TermField kind="place" lists={lists} change={change} />
        <SourceHosts lists={lists} change={change} />
      </Group>
      <Group title={t('terms.groupExclude')}><TermField kind="exclude" lists={lists} change={change} /></Group>
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return <fieldset className={css.group}><legend>{title}</legend>{children}</fieldset>
}

/** Sources of the agency's beat: found by title, kept as the host of their address. */
function SourceHosts({ lists, change }: { lists: TermLists; change: ChangeLists }) {
  const { t } = useTranslation()
  const sees = useMay('sources.read')
  const { data } = useQuery({ ...sourcesQuery, enabled: sees })
  const taken = new Set(lists.source.map(chip => chip.text))
  const options = sourceHosts(data?.items ?? []).filter(({ host }) => !taken.has(host)).map(({ host, titles }) => ({ value: host, label: `${titles.join(', ')} · ${host}` }))
  const wrong = withoutHost(lists.source)
  return <TermField kind="source" lists={lists} change={change} options={options} error={wrong.length > 0 ? t('terms.notHost', { words: wrong.join(', ') }) : undefined} />
}
