import type { PostImport } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, Panel } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ListStates } from '../ui/states'
import { Tag, type TagKind } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import { ChooseFile } from './choose-file'
import { ImportDetail } from './import-detail'
import css from './imports.module.css'
import { importsQuery } from './use-imports'

const looks: Record<PostImport['state'], TagKind> = { uploading: 'plain', reading: 'accent', ready: 'warn', running: 'accent', done: 'ok', cancelled: 'plain', failed: 'bad' }

export function ImportPage() {
  return <RequirePermission permission="sources.write"><Imports /></RequirePermission>
}

function Imports() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const open = Number((useSearch({ strict: false }) as Record<string, unknown>)['berkas']) || null
  const list = useQuery(importsQuery)
  const items = list.data?.items ?? []
  const show = (id: number) => void navigate({ to: '/sumber/impor', search: { berkas: String(id) } })
  const back = <Button variant="default" leftSection={<IconArrowLeft size={15} />} onClick={() => void navigate({ to: '/sumber' })}>{t('imports.back')}</Button>
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')} actions={back} wide>
      <ChooseFile open={show} />
      {open !== null && <ImportDetail key={open} id={open} />}
      <Panel title={t('imports.earlier')} flush>
        <ListStates list={list} empty={items.length === 0} rows={3} height={44}>
          <EmptyState icon={<IconFileSpreadsheet size={28} stroke={1.5} />} title={t('imports.none')}>{t('imports.noneText')}</EmptyState>
        </ListStates>
        <ul className={css.list}>{items.map(each => <ImportLine key={each.id} each={each} open={open === each.id} />)}</ul>
      </Panel>
    </Page>
  )
}

function ImportLine({ each, open }: { each: PostImport; open: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = { added: format.number(each.added), known: format.number(each.known), bad: format.number(each.bad) }
  return (
    <li data-open={open || undefined}>
      <Link to="/sumber/impor" search={{ berkas: String(each.id) }} className={css.name} aria-current={open ? 'true' : undefined}>{each.fileName}</Link>
      <Tag kind={looks[each.state]}>{t(`imports.state.${each.state}`)}</Tag>
      <span className={css.faint}>{format.full(each.createdAt)}{each.by && ` · ${each.by}`}{each.source && ` · ${each.source.title}`}</span>
      {(each.state === 'done' || each.state === 'running' || each.state === 'cancelled') && <span className={css.faint}>{t('imports.counts', counts)}</span>}
    </li>
  )
}
