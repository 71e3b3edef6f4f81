import { CloseButton } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { issueName } from './issue-words'
import css from './issue.module.css'

/** Says why the address has become another one. */
export function MergedNote({ from }: { from: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <div className={css.note} role="status">
      <IconGitMerge size={16} aria-hidden />
      <p>{t('issue.mergedNote', { issue: issueName(from) })}</p>
      <CloseButton aria-label={t('action.close')} onClick={() => void navigate({ to: '.', search: (old: Record<string, unknown>) => ({ ...old, dari: undefined }), replace: true })} />
    </div>
  )
}
