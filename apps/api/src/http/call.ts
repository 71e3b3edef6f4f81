import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { routes, RouteName, streams } from '@kentongan/contracts'
import type { Actor, Scope } from '@kentongan/platform/db'
import type { Response } from 'express'
import type { z } from 'zod'
import type { Caller, KnownRequest } from './caller'
import { contractKey, type Contract } from './contract-route'
import { invalid } from './problem'

type Parsed<R, Key extends string> = R extends { readonly [K in Key]: infer Schema extends z.ZodType }
  ? { readonly [K in Key]: z.output<Schema> } : unknown
type Rights<Access> = Access extends 'anyone' ? unknown
  : Access extends 'signed-in' ? { readonly caller: Caller }
    : { readonly caller: Caller; readonly scope: Scope }

/** Everything a handler may know of a request: parsed input, the caller, and where the caller may do what the route needs. */
export type Call<Name extends RouteName> = Wire
  & Parsed<(typeof routes)[Name], 'params'> & Parsed<(typeof routes)[Name], 'query'> & Parsed<(typeof routes)[Name], 'body'>
  & Rights<(typeof routes)[Name]['access']>

/** The same for an address that answers no single JSON object. */
export type StreamCall<Name extends keyof typeof streams> = Wire
  & Parsed<(typeof streams)[Name], 'body'> & Rights<(typeof streams)[Name]['access']>

/** For machines: nothing but the two ends of the wire. */
export type MachineCall = Pick<Wire, 'request' | 'response'>

type Wire = { readonly request: KnownRequest; readonly response: Response; readonly actor: Actor }

type Field = { readonly path: string; readonly message: string }
const parts = ['params', 'query', 'body'] as const

function parseInput(contract: Contract, request: KnownRequest): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const fields: Field[] = []
  for (const part of parts) {
    const schema = contract[part]
    if (schema === undefined) continue
    const result = schema.safeParse(part === 'body' ? request.body ?? {} : request[part])
    if (result.success) input[part] = result.data
    else fields.push(...result.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message })))
  }
  if (fields.length > 0) throw invalid(...fields)
  return input
}

function gather(context: ExecutionContext): Record<string, unknown> {
  const request = context.switchToHttp().getRequest<KnownRequest>()
  const { caller, scope } = request
  const actor: Actor = { accountId: caller?.session.accountId ?? null, address: request.ip ?? null }
  const contract: Contract = Reflect.getMetadata(contractKey, context.getHandler())
  const response = context.switchToHttp().getResponse<Response>()
  return { ...parseInput(contract, request), request, response, actor, caller, scope }
}

/** The one argument of every handler. */
export const Called = createParamDecorator((_data: unknown, context: ExecutionContext) => gather(context))
