import type { ImportMapping, PostImportDetail } from '@kentongan/contracts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import css from './imports.module.css'
import { rowProblem } from './row-problem'

/** The first rows as they stand in the file. */
export function RawSample({ detail: { columns, sample } }: { detail: PostImportDetail }) {
  const { t } = useTranslation()
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('imports.sample')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('imports.line')}</th>{columns.map((name, at) => <th key={at} scope="col">{name || t('imports.columnNumber', { number: at + 1 })}</th>)}</tr></thead>
        <tbody>{sample.map(({ line, cells }) => <tr key={line}><td>{line}</td>{columns.map((_, at) => <td key={at}><div className={css.cell}>{cells[at]}</div></td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

/** The same rows as they would be stored with the columns chosen now. */
export function MappedSample({ id, mapping }: { id: number; mapping: ImportMapping }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sample = useQuery({ queryKey: ['imports', id, 'sample', mapping], queryFn: ({ signal }) => call('mapImport', { params: { id }, body: { mapping } }, signal), placeholderData: keepPreviousData })
  if (sample.isError) return <ErrorState error={sample.error} compact />
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('imports.mapped')} aria-busy={sample.isFetching}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('imports.line')}</th><th scope="col">{t('imports.field.date')}</th><th scope="col">{t('imports.field.title')}</th><th scope="col">{t('imports.field.author')}</th><th scope="col">{t('imports.field.url')}</th></tr></thead>
        <tbody>
          {sample.data?.rows.map(row => (row.problem
            ? <tr key={row.line} data-bad><td>{row.line}</td><td colSpan={4}>{rowProblem(t, row.problem.problem)} {row.problem.value && <code>{row.problem.value}</code>}</td></tr>
            : <tr key={row.line}><td>{row.line}</td><td>{row.publishedAt && format.full(row.publishedAt)}</td><td><div className={css.cell}>{row.title}</div></td><td>{row.author}</td><td><div className={css.cell}>{row.url}</div></td></tr>))}
        </tbody>
      </table>
    </div>
  )
}
