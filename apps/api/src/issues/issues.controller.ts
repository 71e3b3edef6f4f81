import { Controller, Inject } from '@nestjs/common'
import type { IssueFilter as WireFilter } from '@kentongan/contracts'
import { IssueMemberRepository, IssueRepository, IssueViewerRepository } from '@kentongan/platform/db'
import type { IssueFilter, MemberCursor, MemberRow, Scope } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { notFound } from '../http/problem'
import { chooseAgencies } from '../mentions/choose-agencies'
import { chooseCourse, usualOfBucket } from './choose-course'
import { compareHeadlines } from './compare-headlines'
import { readListCursor, writeListCursor } from './list-cursor'
import { toEvent, toIssue, toIssueDetail, toIssueMention, toSignal } from './to-issue'

const orNotFound = <Found>(found: Found | null): Found => {
  if (found === null) throw notFound()
  return found
}

export const toIssueFilter = ({ agency, ...filter }: WireFilter, scope: Scope): IssueFilter =>
  ({ ...filter, agencies: chooseAgencies(agency, scope), account: scope.accountId })

/**
 * What is read of issues. Its addresses with an id stand after the fixed ones of IssueWorkController: Express takes the first
 * that fits.
 */
@Controller()
export class IssuesController {
  constructor(
    @Inject(IssueRepository) private readonly all: IssueRepository,
    @Inject(IssueMemberRepository) private readonly members: IssueMemberRepository,
    @Inject(IssueViewerRepository) private readonly viewers: IssueViewerRepository,
  ) {}

  @ContractRoute('issues')
  async page(@Called() { scope, query }: Call<'issues'>) {
    const { before, limit, sort, ...wire } = query
    const now = new Date()
    const values = readListCursor(before, sort === 'score' ? 3 : 2)
    const cursor = values && (sort === 'score' ? values : [new Date(values[0]!), values[1]!])
    const { keys, rows, counts } = await this.all.page(scope, toIssueFilter(wire, scope), sort, cursor, limit, now)
    const last = keys[limit - 1]
    const place = last && (sort === 'score' ? [last.urgency, last.rank, last.id] : [last.lastAt, last.id])
    const next = place && keys.length > limit ? writeListCursor(place) : null
    return { items: rows.map(toIssue), next, ...counts, at: now.toISOString() }
  }

  @ContractRoute('readIssues')
  async read(@Called() { scope, body }: Call<'readIssues'>) {
    return { items: (await this.all.read(scope, body.ids, new Date())).map(toIssue) }
  }

  @ContractRoute('signals')
  async signals(@Called() { scope, query }: Call<'signals'>) {
    return { items: (await this.all.signals(scope, chooseAgencies(query.agency, scope), new Date())).map(toSignal) }
  }

  @ContractRoute('issueCopies')
  async copies(@Called() { scope, params }: Call<'issueCopies'>) {
    const rows = orNotFound(await this.members.copies(scope, params.id))
    return { items: rows.map(row => ({ ...row, at: row.at.toISOString(), ...compareHeadlines(rows[0]!.title, row.title) })) }
  }

  @ContractRoute('issue')
  async detail(@Called() { scope, params }: Call<'issue'>) {
    return toIssueDetail(orNotFound(await this.all.detail(scope, params.id, new Date())))
  }

  @ContractRoute('issueTimeline')
  async timeline(@Called() { scope, params }: Call<'issueTimeline'>) {
    return { items: orNotFound(await this.all.timeline(scope, params.id)).map(toEvent) }
  }

  @ContractRoute('issueMentions')
  async mentions(@Called() { scope, params, query }: Call<'issueMentions'>) {
    const { sort, limit, tone } = query
    const filter = { agencies: chooseAgencies(query.agency, scope), tone, order: sort, folded: query.folded === 'yes' }
    const values = readListCursor(query.before, 2)
    const cursor: MemberCursor | null = values && [sort === 'newest' ? new Date(values[0]!) : values[0]!, values[1]!]
    const rows = orNotFound(await this.members.page(scope, params.id, filter, cursor, limit + 1))
    const shown = rows.slice(0, limit)
    const place = ({ at, central, id }: MemberRow) => writeListCursor([sort === 'newest' ? at : central, id])
    return { items: shown.map(toIssueMention), next: rows.length > limit ? place(shown.at(-1)!) : null }
  }

  @ContractRoute('issueVolume')
  async volume(@Called() { scope, params, query }: Call<'issueVolume'>) {
    const minutes = query.minutes === '15' ? 15 : 60
    const { from, to } = chooseCourse(minutes, query.hours, new Date())
    const { usual, items, marks } = orNotFound(await this.members.course(scope, params.id, minutes, from, to))
    return {
      minutes,
      items: items.map(item => ({ ...item, at: item.at.toISOString(), usual: usualOfBucket(usual, minutes) })),
      events: marks.map(mark => ({ ...mark, at: mark.at.toISOString() })),
    }
  }

  @ContractRoute('watchIssue')
  async watch(@Called() { caller, scope, params, body }: Call<'watchIssue'>) {
    const reader = { ...scope, accountId: caller.session.accountId }
    return { viewers: [...orNotFound(await this.viewers.watch(reader, params.id, body.watching, new Date()))] }
  }
}
