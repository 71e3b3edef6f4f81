import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MemberCopies } from '../../issue/member-copies'
import { useFormat } from '../../ui/use-format'
import css from './panel.module.css'

/** "dimuat ulang 14 media": where else the same text stands, once it is opened. */
export function PanelCopies({ postId, copies, changed }: { postId: number; copies: number; changed: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  return (
    <details className={css.copies} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{t('inbox.copies', { count: copies, shown: format.number(copies) })}</b>
        {changed > 0 && <span> {t('inbox.copiesChanged', { count: changed, shown: format.number(changed) })}</span>}
      </summary>
      {open && <div><MemberCopies postId={postId} /></div>}
    </details>
  )
}
