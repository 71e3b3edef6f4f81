import type { CsvProblem, CsvResult } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { wordRemark } from '../../keywords/editor/word-remarks'
import css from '../agencies.module.css'
import type { CsvKind } from './csv-kind'

/** What an import would do, or (`done`) has done: numbers, names, and each bad line with a sentence. */
export function CsvReport({ kind, result, done }: { kind: CsvKind; result: CsvResult; done: boolean }) {
  const { t } = useTranslation()
  const { created, changed, unchanged, problems } = result
  const tense = done ? 'did' : 'will'
  return (
    <div role="status" className={css.report}>
      {created.length + changed.length === 0 && <p><b>{t(problems.length > 0 && unchanged === 0 ? 'csv.nothingUsable' : 'csv.nothingChanges')}</b></p>}
      <Sums result={result} tense={tense} />
      <Names title={t(`csv.${tense}.createNames`)} names={created} />
      <Names title={t(`csv.${tense}.changeNames`)} names={changed} />
      {problems.length > 0 && <Problems problems={problems} label={t(`csv.kind.${kind}`)} />}
    </div>
  )
}

function Sums({ result: { created, changed, unchanged, problems }, tense }: { result: CsvResult; tense: 'will' | 'did' }) {
  const { t } = useTranslation()
  return (
    <ul className={css.sums}>
      {created.length > 0 && <li><b>{t(`csv.${tense}.create`, { count: created.length })}</b></li>}
      {changed.length > 0 && <li><b>{t(`csv.${tense}.change`, { count: changed.length })}</b></li>}
      {unchanged > 0 && <li>{t('csv.unchanged', { count: unchanged })}</li>}
      {problems.length > 0 && <li>{t('csv.problems', { count: problems.length })}</li>}
    </ul>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return <details className={css.others}><summary>{title}</summary><ul className={css.names} tabIndex={0}>{names.map((name, index) => <li key={index}>{name}</li>)}</ul></details>
}

function Problems({ problems, label }: { problems: readonly CsvProblem[]; label: string }) {
  const { t } = useTranslation()
  return (
    <div className={css.problemBox} tabIndex={0} role="region" aria-label={`${t('csv.problemTable')}: ${label}`}>
      <table className={css.problems}>
        <thead><tr><th scope="col">{t('csv.line')}</th><th scope="col">{t('csv.column')}</th><th scope="col">{t('csv.whatToDo')}</th></tr></thead>
        <tbody>
          {problems.map((problem, index) => <tr key={index}><td><span className={css.lineWord}>{t('csv.line')} </span>{problem.line}</td><td>{problem.column ?? '–'}</td><td>{wordProblem(t, problem)}</td></tr>)}
        </tbody>
      </table>
    </div>
  )
}

/** A sentence that says what is wrong and what to do; a problem of a query is worded as the editor words it. */
function wordProblem(t: TFunction, { code, column, values }: CsvProblem): string {
  if (code === 'query') return wordRemark(t, { code: String(values['code']), start: Number(values['column']) - 1, end: 0, values })
  const filled = { ...values, column: column ?? '', defaultValue: '' }
  return t(`csv.problem.${code}`, filled) || t('csv.problem.other', { code })
}
