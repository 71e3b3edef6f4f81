import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SerializeOptions, SetMetadata } from '@nestjs/common'
import { routes, streams, type Route, type RouteName } from '@kentongan/contracts'
import type { z } from 'zod'
import type { Call } from './call'

export type Access = Route['access']
export type Contract = Pick<Route, 'access' | 'params' | 'query' | 'body'>

/** Metadata key under which a handler carries what it serves. */
export const contractKey = 'kentongan:contract'

type Answered<Name extends RouteName> = Promise<z.input<(typeof routes)[Name]['answer']>>
type Handler<Name extends RouteName> = (call: Call<Name>) => Answered<Name>
type ForHandler<Name extends RouteName> =
  <Method extends Handler<Name>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void

const serve = (contract: Contract, method: string, path: string) => [
  SetMetadata(contractKey, contract), RequestMapping({ method: RequestMethod[method as 'GET'], path }), HttpCode(200),
]

/** Makes a method the handler of a route of the contract; what it takes and gives is checked by the compiler and on the wire. */
export function ContractRoute<Name extends RouteName>(name: Name): ForHandler<Name> {
  const route: Route = routes[name]
  return applyDecorators(...serve(route, route.method, route.path), SerializeOptions({ schema: route.answer }))
}

/** Makes a method the handler of an address that answers no JSON. */
export function StreamRoute(name: keyof typeof streams): MethodDecorator {
  const { method, path, access } = streams[name]
  return applyDecorators(...serve({ access }, method, path))
}

/** Makes a method the handler of an address for machines, outside of the contract and without sign-in. */
export function MachineRoute(path: string): MethodDecorator {
  return applyDecorators(...serve({ access: 'anyone' }, 'GET', path))
}
