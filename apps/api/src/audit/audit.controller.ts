import { Controller, Inject } from '@nestjs/common'
import { AuditRepository } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'

@Controller()
export class AuditController {
  constructor(@Inject(AuditRepository) private readonly audit: AuditRepository) {}

  @ContractRoute('audit')
  async page(@Called() { scope, query }: Call<'audit'>) {
    const rows = await this.audit.page(scope, query.before ?? null, query.limit + 1)
    const items = rows.slice(0, query.limit).map(row => ({ ...row, at: row.at.toISOString() }))
    return { items, next: rows.length > query.limit ? items.at(-1)!.id : null }
  }

  @ContractRoute('auditCheck')
  async check(@Called() _call: Call<'auditCheck'>) {
    const { checked, brokenAt, head } = await this.audit.check()
    return { intact: brokenAt === null, checked, brokenAt, head: head?.toString('hex') ?? null }
  }
}
