import type { Mention } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Tag } from '../ui/tag'

/** "judul menyesatkan" and "perlu tinjau", where the machine says so; `only` shows one of them. */
export function MentionMarks({ mention, only }: { mention: Mention; only?: 'misleading' | 'review' }) {
  const { t } = useTranslation()
  return (
    <>
      {mention.misleading && only !== 'review' && <Tag kind="bad">{t('tone.misleading')}</Tag>}
      {mention.tone.review && only !== 'misleading' && <Tag kind="warn">{t('tone.review')}</Tag>}
    </>
  )
}
