import type { BudgetUnit, KeyedPlatform, SourceKind } from '@kentongan/contracts'
import { budgetPeriod, budgetRules, weekMs, type BudgetRule, type FixedWindow } from '@kentongan/sources'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { makeKindsDue } from './platform-key.repository'
import { withScope, type Scope } from './with-scope'

/** `resetsAt`: when all of it, or for things of seven days the first, counts no longer; null where nothing counts that could. */
export type BudgetState = Pick<BudgetRule, 'platform' | 'unit' | 'settable'> & { readonly spent: number; readonly most: number; readonly resetsAt: Date | null }
/** `period`: what to name when units are given back; null where nothing was counted by period. */
export type Taken = { readonly granted: true; readonly period: Date | null } | { readonly granted: false; readonly opensAt: Date }
export type Wanted = {
  readonly platform: KeyedPlatform
  readonly unit: BudgetUnit
  readonly amount: number
  /** What counts once in seven days, where the unit does; else it is not looked at. */
  readonly subject: string
  readonly now: Date
}
type FixedRule = BudgetRule & { readonly window: FixedWindow }
type Caller = { readonly scope: Scope; readonly actor: Actor }

/** What is asked of platforms that limit or charge, counted before it is asked. */
export class PlatformBudgetRepository {
  constructor(private readonly database: DataSource) {}

  /** All budgets, in the order of `budgetRules`. */
  async list(scope: Scope, now: Date): Promise<readonly BudgetState[]> {
    return withScope(this.database, scope, async manager => {
      const states: BudgetState[] = []
      for (const rule of budgetRules) states.push(isFixed(rule) ? await readPeriod(manager, rule, now) : await readWeek(manager, rule, now))
      return states
    })
  }

  /** Takes units, all or none, so that no two takers pass the limit together. What no rule limits is granted. */
  async take(wanted: Wanted): Promise<Taken> {
    const rule = budgetRules.find(({ platform, unit }) => platform === wanted.platform && unit === wanted.unit)
    if (rule === undefined) return { granted: true, period: null }
    return isFixed(rule) ? takeFromPeriod(this.database, rule, wanted) : takePlace(this.database, rule, wanted)
  }

  /** Gives back units that were taken in this period and not used. */
  async giveBack({ platform, unit }: Pick<BudgetRule, 'platform' | 'unit'>, amount: number, period: Date): Promise<void> {
    await this.database.query(
      'update platform_spending set spent = greatest(0, spent - $4) where platform = $1 and unit = $2 and period = $3', [platform, unit, period, amount])
  }

  /** Sets the limit of a budget that is the admin's to set; sources of these kinds are polled at once. */
  async setLimit({ scope, actor }: Caller, { platform, unit, most }: { readonly platform: KeyedPlatform; readonly unit: BudgetUnit; readonly most: number }, kinds: readonly SourceKind[]): Promise<void> {
    await withScope(this.database, scope, async manager => {
      const [before] = await manager.query('select most from platform_limit where platform = $1 and unit = $2 for update', [platform, unit])
      await manager.query(
        'insert into platform_limit (platform, unit, most) values ($1, $2, $3) on conflict (platform, unit) do update set most = excluded.most',
        [platform, unit, most])
      await makeKindsDue(manager, kinds)
      await recordAudit(manager, actor, { action: 'budget.set', subject: platform, detail: { unit, from: before?.most ?? null, to: most } })
    })
  }
}

const isFixed = (rule: BudgetRule): rule is FixedRule => rule.window !== 'week-of-each'

const limitOf = `coalesce((select most from platform_limit where platform = $1 and unit = $2), $3::bigint)`

async function readPeriod(manager: EntityManager, { platform, unit, most, settable, window }: FixedRule, now: Date): Promise<BudgetState> {
  const { start, end } = budgetPeriod(window, now)
  const [row] = await manager.query(
    `select ${limitOf} as most, coalesce((select spent from platform_spending where platform = $1 and unit = $2 and period = $4), 0) as spent`,
    [platform, unit, most, start])
  return { platform, unit, settable, most: Number(row.most), spent: Number(row.spent), resetsAt: end }
}

async function takeFromPeriod(database: DataSource, { platform, unit, most, window }: FixedRule, { amount, now }: Wanted): Promise<Taken> {
  const { start, end } = budgetPeriod(window, now)
  const rows: unknown[] = await database.query(
    `with bound as (select ${limitOf} as most)
     insert into platform_spending as s (platform, unit, period, spent) select $1, $2, $4, $5::bigint from bound where $5::bigint <= bound.most
     on conflict (platform, unit, period) do update set spent = s.spent + excluded.spent
       where s.spent + excluded.spent <= (select most from bound)
     returning spent`,
    [platform, unit, most, start, amount])
  return rows.length > 0 ? { granted: true, period: start } : { granted: false, opensAt: end }
}

const weekBefore = (now: Date): Date => new Date(now.getTime() - weekMs)
const weekAfter = (at: Date | null): Date | null => at && new Date(at.getTime() + weekMs)

async function readWeek(manager: EntityManager, { platform, unit, most, settable }: BudgetRule, now: Date): Promise<BudgetState> {
  const [row] = await manager.query(
    'select count(*) as spent, min(asked_at) as first from platform_subject where platform = $1 and unit = $2 and asked_at > $3', [platform, unit, weekBefore(now)])
  return { platform, unit, settable, most, spent: Number(row.spent), resetsAt: weekAfter(row.first) }
}

/** A place for one thing, kept for seven days from when it was first asked for; asking again within them costs nothing. */
async function takePlace(database: DataSource, { platform, unit, most }: BudgetRule, { subject, now }: Wanted): Promise<Taken> {
  return database.transaction(async manager => {
    await manager.query(`select pg_advisory_xact_lock(hashtext('platform_subject'), hashtext($1))`, [`${platform} ${unit}`])
    await manager.query('delete from platform_subject where platform = $1 and unit = $2 and asked_at <= $3', [platform, unit, weekBefore(now)])
    const [{ places, first, known }] = await manager.query(
      `select count(*) as places, min(asked_at) as first, coalesce(bool_or(subject = $3), false) as known
       from platform_subject where platform = $1 and unit = $2`, [platform, unit, subject])
    if (known) return { granted: true, period: null }
    if (Number(places) >= most) return { granted: false, opensAt: weekAfter(first)! }
    await manager.query('insert into platform_subject (platform, unit, subject, asked_at) values ($1, $2, $3, $4)', [platform, unit, subject, now])
    return { granted: true, period: null }
  })
}
