import type { IssueDetail } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-client'
import { useUndo } from '../ui/use-undo'
import { useMay, useMe } from '../session'
import { usePageTitle } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ErrorState, LoadingRows } from '../ui/states'
import { IssueHead } from './issue-head'
import { issueQuery } from './issue-queries'
import css from './issue.module.css'
import { Members } from './members'
import { MergedNote } from './merged-note'
import { ScoreCard } from './score-card'
import { Timeline } from './timeline'
import { useGrouping } from './use-grouping'
import { useIssueChange } from './use-issue-change'
import { useIssueKeys } from './use-issue-keys'
import { useIssueLive } from './use-issue-live'
import { usePresence } from './use-presence'
import { VolumePanel } from './volume-panel'

export function IssuePage() {
  return <RequirePermission permission="mentions.read"><FindIssue /></RequirePermission>
}

/** One issue by the number in the address; a number that was merged leads to where its posts are now. */
function FindIssue() {
  const { id: given } = useParams({ strict: false })
  const { dari } = useSearch({ strict: false }) as { dari?: string }
  const id = Number(given)
  const known = Number.isSafeInteger(id) && id > 0
  const issue = useQuery({ ...issueQuery(id), enabled: known })
  const heir = useHeir(id, issue.data)
  if (!known || isMissing(issue.error)) return <NoSuchIssue />
  if (issue.data && heir === null) return <IssueBody key={id} detail={issue.data} from={Number(dari) || null} />
  return issue.error ? <ErrorState error={issue.error} retry={() => void issue.refetch()} /> : <LoadingRows rows={6} height={64} />
}

const isMissing = (error: unknown) => error instanceof ApiProblem && error.status === 404

/** The issue that the asked one has become part of, if it has; leads there. */
function useHeir(id: number, detail: IssueDetail | undefined): number | null {
  const navigate = useNavigate()
  const heir = detail && detail.issue.id !== id ? detail.issue.id : null
  useEffect(() => {
    if (heir !== null) void navigate({ to: '/isu/$id', params: { id: String(heir) }, search: (old: Record<string, unknown>) => ({ ...old, dari: id }), replace: true })
  }, [heir, id, navigate])
  return heir
}

function IssueBody({ detail, from }: { detail: IssueDetail; from: number | null }) {
  const { t } = useTranslation()
  const { issue } = detail
  const acts = useMay('issues.act')
  const { account } = useMe()
  const { offer, undo } = useUndo()
  const { change, busy } = useIssueChange(issue, offer)
  const grouping = useGrouping(issue.id, offer)
  usePageTitle(issue.title || t('mentions.untitled'))
  useIssueLive(issue.id)
  usePresence(issue.id)
  useIssueKeys({ enabled: account.shortcuts, issue, me: { id: account.id, name: account.name }, change: acts ? change : undefined, undo })
  return (
    <div className={css.page}>
      {from !== null && <MergedNote from={from} />}
      <IssueHead issue={issue} change={acts ? change : undefined} busy={busy || grouping.busy} grouping={grouping} />
      <div className={css.grid}>
        <div className={css.main}>
          <VolumePanel issue={issue} />
          <Members issue={issue} grouping={acts ? grouping : undefined} />
        </div>
        <div className={css.side}>
          <ScoreCard detail={detail} />
          <Timeline id={issue.id} />
        </div>
      </div>
    </div>
  )
}

function NoSuchIssue() {
  const { t } = useTranslation()
  usePageTitle(t('issue.none'))
  return (
    <EmptyState
      icon={<IconMapQuestion size={32} />} page title={t('issue.none')}
      action={<Button component={Link} to="/isu">{t('issue.backToList')}</Button>}
    >
      {t('issue.noneText')}
    </EmptyState>
  )
}
