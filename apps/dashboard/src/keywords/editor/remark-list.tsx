import { IconAlertCircle, IconBulb, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import css from './editor.module.css'
import type { WordedRemark } from './query-marks'

type Props = { remarks: readonly WordedRemark[]; terms: number; empty: boolean; go: (position: number) => void }

/** What is wrong and what to think of, in sentences; each leads to its place in the text. */
export function RemarkList({ remarks, terms, empty, go }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const broken = remarks.some(each => each.severity === 'problem')
  return (
    <div role="status" className={css.remarks}>
      {!broken && !empty && <p className={css.fine}><IconCircleCheck size={15} aria-hidden />{t('query.fine', { count: terms, shown: format.number(terms) })}</p>}
      {remarks.length > 0 && (
        <ul>
          {remarks.map(({ remark, severity, text }) => (
            <li key={`${remark.code}${remark.start}`} data-severity={severity}>
              {severity === 'problem' ? <IconAlertCircle size={15} aria-hidden /> : <IconBulb size={15} aria-hidden />}
              <button type="button" onClick={() => go(remark.start)}><span className="visually-hidden">{t(`query.severity.${severity}`)} </span>{text}</button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
