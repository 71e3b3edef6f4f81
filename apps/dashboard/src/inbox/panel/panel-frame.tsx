import type { Issue } from '@kentongan/contracts'
import { CloseButton } from '@mantine/core'
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { issueQuery } from '../../issue/issue-queries'
import { useIssueLive } from '../../issue/use-issue-live'
import { usePresence } from '../../issue/use-presence'
import frame from '../../mentions/evidence/evidence.module.css'
import { Sheet } from '../../ui/sheet'
import { ErrorState, LoadingRows } from '../../ui/states'
import type { Asking } from '../inbox-page'
import { useIssuesNow } from '../issues-now'
import type { IssueActions } from '../use-issue-actions'
import { Panel } from './panel'
import { PanelActions } from './panel-actions'

type Props = { id: number; wide: boolean; close: () => void; next: () => void; actions: IssueActions | undefined; ask: (asking: Asking) => void }

const settleMs = 150

/** What stands behind an issue, beside the list, or as a sheet over it where there is no room. */
export function PanelFrame({ wide, close, ...props }: Props) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720)
  if (wide) {
    return (
      <aside className={frame.aside} aria-label={t('inbox.panel')}>
        <div className={frame.stick}>
          <div className={frame.bar}><h2>{t('inbox.panel')}</h2><CloseButton onClick={close} aria-label={t('inbox.closePanel')} /></div>
          <Content {...props} />
        </div>
      </aside>
    )
  }
  return <Sheet position="right" size={phone ? '100%' : '480px'} title={t('inbox.panel')} closeLabel={t('inbox.closePanel')} flush close={close}><Content {...props} /></Sheet>
}

function Content({ id: wanted, next, actions, ask }: Omit<Props, 'wide' | 'close'>) {
  const navigate = useNavigate()
  // Who runs through the list with a key held down asks for nothing on the way.
  const [id] = useDebouncedValue(wanted, settleMs)
  const { data, error, isPending, refetch } = useQuery(issueQuery(id))
  usePresence(id)
  useIssueLive(id)
  const issue = useNewest(data?.issue)
  const became = data?.issue.id
  useEffect(() => {
    // It was merged: what it has become is shown in its stead.
    if (became !== undefined && became !== id && id === wanted) void navigate({ to: '/isu', replace: true, search: (old: Record<string, unknown>) => ({ ...old, buka: became }) })
  }, [became, id, wanted])
  if (isPending) return <LoadingRows rows={5} height={56} />
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data || !issue) return null
  return (
    <>
      <Panel key={issue.id} detail={data} issue={issue} actions={actions} ask={ask} />
      <PanelActions issue={issue} next={next} actions={actions} ask={ask} />
    </>
  )
}

/** What the list knows may be newer than what was read for the panel; who looks is told to the panel first. */
function useNewest(read: Issue | undefined): Issue | undefined {
  const known = useIssuesNow().get(read?.id ?? 0)
  return read && known && known.version >= read.version ? { ...known, viewers: read.viewers } : read
}
