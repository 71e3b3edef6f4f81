import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/page'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import css from './imports.module.css'
import { rowProblem } from './row-problem'
import { saveCsv } from './save-csv'
import { importProblemsQuery } from './use-imports'

/** Lines that were not taken over: where, what is wrong, what stands there. */
export function ProblemReport({ id, bad }: { id: number; bad: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useQuery({ ...importProblemsQuery(id), queryKey: [...importProblemsQuery(id).queryKey, bad], placeholderData: keepPreviousData })
  const items = list.data?.items ?? []
  const head = [t('imports.line'), t('imports.problem'), t('imports.value')]
  const save = () => saveCsv(t('imports.reportFile', { id }), [head, ...items.map(({ line, problem, value }) => [String(line), rowProblem(t, problem), value])])
  return (
    <Panel title={t('imports.report', { shown: format.number(bad) })} aside={<Button size="xs" variant="default" leftSection={<IconDownload size={14} />} disabled={items.length === 0} onClick={save}>{t('imports.download')}</Button>}>
      {list.isPending && <LoadingRows rows={4} height={28} />}
      {list.isError && <ErrorState error={list.error} compact />}
      {bad > items.length && items.length > 0 && <p className={css.faint}>{t('imports.firstProblems', { shown: format.number(items.length) })}</p>}
      {items.length > 0 && (
        <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('imports.report', { shown: format.number(bad) })}>
          <table className={css.table}>
            <thead><tr>{head.map(name => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{items.map(({ line, problem, value }) => <tr key={`${line}${problem}`}><td>{line}</td><td>{rowProblem(t, problem)}</td><td><div className={css.cell}>{value}</div></td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
