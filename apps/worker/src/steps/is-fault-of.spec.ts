import { isFaultOf } from './is-fault-of'

const withCode = (code: unknown) => Object.assign(new Error('no'), { code })

describe('isFaultOf', () => {
  it.each<[string, unknown]>([
    ['a broken constraint', withCode('23503')], ['a number that is none', withCode('22P02')], ['what a trigger raised', withCode('P0001')],
    ['something undefined', new TypeError('x is undefined')], ['an index out of range', new RangeError('too long')],
  ])('is %s', (_name, error) => expect(isFaultOf(error)).toBe(true))

  it.each<[string, unknown]>([
    ['a lost connection', new Error('Connection terminated unexpectedly')], ['a refused one', withCode('ECONNREFUSED')], ['a shutdown', withCode('57P01')],
    ['a deadlock', withCode('40P01')], ['a full disk', withCode('53100')], ['a broken pipe', withCode('EPIPE')],
    ['a standby', withCode('25006')], ['a table that is still to come', withCode('42P01')], ['a wrong password', withCode('28P01')], ['a broken index', withCode('XX002')], ['no error at all', 'no'],
  ])('is not %s', (_name, error) => expect(isFaultOf(error)).toBe(false))
})
