import { Button } from '@mantine/core'
import { IconDeviceTv } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { ErrorState, LoadingRows } from '../ui/states'
import { Kiosks } from './kiosks'
import { settingsQuery } from './settings-query'
import { SettingsForm } from './settings-form'

export function IssueSettingsPage() {
  return <RequirePermission permission="mentions.read"><Settings /></RequirePermission>
}

/** How issues are weighed; the installation's admins change it and make links for walls, all others read it. */
function Settings() {
  const { t } = useTranslation()
  const manages = useMay('issues.manage')
  const { data, error, isPending, refetch } = useQuery(settingsQuery)
  const wall = (
    <Button variant="default" leftSection={<IconDeviceTv size={16} />} component={Link} to="/dinding">{t('issueSettings.openWall')}</Button>
  )
  return (
    <Page title={t('issueSettings.title')} lead={t(manages ? 'issueSettings.lead' : 'issueSettings.leadRead')} actions={wall}>
      {isPending && <LoadingRows rows={4} height={64} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <SettingsForm saved={data} manages={manages} />}
      {manages && <Kiosks />}
    </Page>
  )
}
