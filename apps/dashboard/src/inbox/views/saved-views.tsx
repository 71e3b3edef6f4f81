import type { SavedView } from '@kentongan/contracts'
import { CloseButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { problemText } from '../../ui/problem-text'
import { showToast } from '../../ui/toast'
import { useFormat } from '../../ui/use-format'
import { useUndo } from '../../ui/use-undo'
import { readIssueSearch, searchOfView, viewOf } from '../issue-search'
import { savedViewsQuery } from './saved-view-queries'
import css from './views.module.css'

/** Names for filters, each with what it holds now. One's own can be removed, and got back for eight seconds. */
export function SavedViews({ chosen }: { chosen?: () => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(savedViewsQuery)
  const here = viewOf(readIssueSearch(useSearch({ strict: false })))
  const remove = useRemoveView()
  if (!data || data.items.length === 0) return null
  return (
    <section className={css.views} aria-labelledby="tampilan-tersimpan">
      <h2 id="tampilan-tersimpan" className={css.title}>{t('inbox.views.title')}</h2>
      <ul>
        {data.items.map(view => <View key={view.id} view={view} here={viewOf(searchOfView(view.search)) === here} chosen={chosen} remove={() => void remove(view)} />)}
      </ul>
    </section>
  )
}

function View({ view, here, chosen, remove }: { view: SavedView; here: boolean; chosen: (() => void) | undefined; remove: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className={css.view}>
      <Link to="/isu" search={searchOfView(view.search)} activeOptions={{ exact: true }} aria-current={here ? 'page' : undefined} onClick={chosen} title={view.shared ? t('inbox.views.isShared') : undefined}>
        <span className={css.name}>{view.name}</span><span className={css.count}>{format.number(view.count)}</span>
      </Link>
      {view.mine && <CloseButton size={24} onClick={remove} aria-label={t('inbox.views.remove', { name: view.name })} title={t('inbox.views.remove', { name: view.name })} />}
    </li>
  )
}

function useRemoveView() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { offer } = useUndo()
  const again = () => queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey })
  const fail = (error: unknown) => void showToast({ danger: true, title: t('inbox.failed'), message: problemText(t, error) })
  return async (view: SavedView) => {
    const back = () => void call('saveView', { body: { name: view.name, search: view.search, shared: view.shared } }).then(again, fail)
    try {
      await call('removeView', { params: { id: view.id } })
      await again()
      offer(t('inbox.views.removed', { name: view.name }), back)
    } catch (error) {
      fail(error)
    }
  }
}
