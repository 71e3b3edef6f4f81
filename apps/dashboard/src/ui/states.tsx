import { Button, Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-client'
import { problemText } from './problem-text'
import css from './states.module.css'

type Empty = { icon?: ReactNode; title: string; page?: boolean; children?: ReactNode; action?: ReactNode }

/** Says what is missing and what to do next; `page` where nothing else names the page. */
export function EmptyState({ icon, title, page = false, children, action }: Empty) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className={css.state}>
      {icon && <div className={css.icon} aria-hidden>{icon}</div>}
      <Title className={css.title}>{title}</Title>
      {children && <div className={css.text}>{children}</div>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}

/** Cause, a way to try again, and the request's number for whoever looks into the log. */
export function ErrorState({ error, retry, compact = false }: { error: unknown; retry?: () => void; compact?: boolean }) {
  const { t } = useTranslation()
  const requestId = error instanceof ApiProblem ? error.requestId : undefined
  return (
    <div className={compact ? css.compact : css.state} role="alert">
      <div className={css.icon} aria-hidden><IconAlertTriangle size={compact ? 18 : 24} /></div>
      <p className={css.title}>{problemText(t, error)}</p>
      {requestId && <p className={css.text}>{t('error.requestId')} <code>{requestId}</code></p>}
      {retry && <div className={css.action}><Button variant="default" leftSection={<IconRefresh size={15} />} onClick={retry}>{t('error.retry')}</Button></div>}
    </div>
  )
}

/** Grey bars after 300 ms; a quick answer never flickers. */
export function LoadingRows({ rows = 6, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), 300)
    return () => window.clearTimeout(timer)
  }, [])
  return (
    <div className={css.loading} aria-busy="true">
      <span className="visually-hidden" role="status">{t('state.loading')}</span>
      {shown && Array.from({ length: rows }, (_, index) => <Skeleton key={index} height={height} radius="sm" />)}
    </div>
  )
}

type AsyncList = { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly refetch: () => Promise<unknown> }

/** What stands where a list is not: loading, failed, or (given as children) empty. */
export function ListStates({ list, empty, rows = 6, height, children }: { list: AsyncList; empty: boolean; rows?: number; height: number; children?: ReactNode }) {
  if (list.isPending) return <LoadingRows rows={rows} height={height} />
  if (list.isError && empty) return <ErrorState error={list.error} retry={() => void list.refetch()} />
  return empty ? children : null
}
