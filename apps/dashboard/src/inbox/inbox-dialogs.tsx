import { useTranslation } from 'react-i18next'
import { LevelChange } from '../issue/level-change'
import { useMe } from '../session'
import { PickDialog } from '../ui/pick-dialog'
import { InboxKeyHelp } from './inbox-key-help'
import type { Asking } from './inbox-page'
import { muteChoices, muteUntil } from './issue-change'
import type { IssueActions } from './use-issue-actions'

type Props = { asking: Asking; actions: IssueActions | undefined; close: () => void }

/** The questions of the inbox: for how long, to whom, which level and why; and its keys. */
export function InboxDialogs({ asking, actions, close }: Props) {
  if (asking.what === 'help') return <InboxKeyHelp acts={actions !== undefined} close={close} />
  const [first] = asking.issues
  if (!actions || !first) return null
  if (asking.what === 'level') return <LevelChange issue={first} change={change => actions.say([first], change)} close={close} />
  return asking.what === 'mute' ? <MutePick asking={asking} actions={actions} close={close} /> : <AssignPick asking={asking} actions={actions} close={close} />
}

type Of = { asking: Extract<Asking, { issues: unknown }>; actions: IssueActions; close: () => void }

function MutePick({ asking, actions, close }: Of) {
  const { t } = useTranslation()
  const choose = (id: string) => {
    const choice = muteChoices.find(each => each === id)
    close()
    if (choice) void actions.say(asking.issues, { mutedUntil: muteUntil(choice, new Date()) })
  }
  return (
    <PickDialog
      title={t('inbox.mute.title', { count: asking.issues.length })} placeholder={t('inbox.mute.find')} close={close} choose={choose}
      options={muteChoices.map(choice => ({ id: choice, label: t(`inbox.mute.${choice}`) }))}
    />
  )
}

const nobody = 'nobody'

function AssignPick({ asking, actions, close }: Of) {
  const { t } = useTranslation()
  const me = useMe().account
  const owned = asking.issues.some(issue => issue.owner !== null)
  const people = [...actions.people].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name, 'id'))
  const choose = (id: string) => {
    close()
    void actions.say(asking.issues, { ownerId: id === nobody ? null : Number(id) })
  }
  return (
    <PickDialog
      title={t('inbox.assignTitle', { count: asking.issues.length })} placeholder={t('inbox.findPerson')} close={close} choose={choose}
      options={[
        ...people.map(person => ({ id: String(person.id), label: person.id === me.id ? t('inbox.toMe', { name: person.name }) : person.name })),
        ...(owned ? [{ id: nobody, label: t('inbox.noOwner') }] : []),
      ]}
    />
  )
}
