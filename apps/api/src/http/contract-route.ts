import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SerializeOptions, SetMetadata } from '@nestjs/common'
import { routes, streams, type Route, type RouteName } from '@kentongan/contracts'
import type { z } from 'zod'
import type { Call, StreamCall } from './call'

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

type StreamName = keyof typeof streams
type ForStream<Name extends StreamName> =
  <Method extends (call: StreamCall<Name>, ...rest: never[]) => Promise<unknown>>(
    target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<Method>) => void

/** Makes a method the handler of an address that answers no single JSON object; a body is checked as for other routes. */
export function StreamRoute<Name extends StreamName>(name: Name): ForStream<Name> {
  const stream: Pick<Route, 'method' | 'path' | 'access' | 'body'> = streams[name]
  return applyDecorators(...serve(stream, stream.method, stream.path))
}

/** Makes a method the handler of an address for machines, outside of the contract and without sign-in. */
export function MachineRoute(path: string): MethodDecorator {
  return applyDecorators(...serve({ access: 'anyone' }, 'GET', path))
}
