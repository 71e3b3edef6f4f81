import type { Issue } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { issueName } from '../issue/issue-words'
import { type Command, useCommands } from '../ui/palette/commands'
import type { Asking } from './inbox-page'
import type { IssueActions } from './use-issue-actions'

type Acts = Readonly<Record<'acknowledge' | 'finish' | 'take' | 'mute' | 'assign', () => void>>
type About = { readonly acts: Acts; readonly aim: readonly Issue[]; readonly actions: IssueActions | undefined; readonly ask: (asking: Asking) => void; readonly show: (() => void) | undefined }
const hints: Record<keyof Acts, string> = { acknowledge: 'A', finish: 'Shift A', take: 'S', mute: 'M', assign: 'Shift S' }

/** What the palette offers in the inbox, about what is picked or under the cursor. */
export function useInboxCommands(about: About): void {
  const { t } = useTranslation()
  const { actions, show } = about
  useCommands([
    ...(show ? [{ id: 'inbox-show', label: t('inbox.showNew'), group: t('inbox.title'), act: show }] : []),
    ...(actions ? [...aimed(t, about, actions), { id: 'inbox-undo', label: t('correction.undo'), group: t('inbox.title'), hint: 'U', act: actions.undo }] : []),
  ])
}

function aimed(t: TFunction, { acts, aim, ask }: About, actions: IssueActions): Command[] {
  const [first, ...others] = aim
  if (!first) return []
  const single = others.length === 0
  const group = single ? issueName(first.id) : t('inbox.bulk.count', { count: aim.length })
  return [
    ...(Object.keys(hints) as (keyof Acts)[]).map(name => ({ id: `inbox-${name}`, label: t(`inbox.act.${name}`), group, hint: hints[name], act: acts[name] })),
    single
      ? { id: 'inbox-level', label: t('inbox.changeLevel'), group, act: () => ask({ what: 'level', issues: [first] }) }
      : { id: 'inbox-merge', label: t('inbox.act.merge'), group, act: () => void actions.merge(aim) },
  ]
}
