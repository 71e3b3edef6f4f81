import type { Permission } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconLock, IconMapQuestion } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { usePageTitle } from './page'
import { EmptyState, ErrorState } from './states'

export function NotFoundPage() {
  const { t } = useTranslation()
  usePageTitle(t('notFound.title'))
  return (
    <main>
      <EmptyState icon={<IconMapQuestion size={32} />} page title={t('notFound.title')} action={<Button component={Link} to="/">{t('notFound.home')}</Button>}>{t('notFound.text')}</EmptyState>
    </main>
  )
}

export function RequirePermission({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation()
  const allowed = useMay(permission)
  return allowed ? children : <EmptyState icon={<IconLock size={28} />} page title={t('forbidden.title')}>{t('forbidden.text')}</EmptyState>
}

/** Where a page itself breaks: cause, retry, request number. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter()
  return <ErrorState error={error} retry={() => void router.invalidate()} />
}
