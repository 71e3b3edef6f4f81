import { readAccountId } from './read-account'

it.each([
  ['{"id":"1089","acct":"kota"}', { ok: true, id: '1089' }],
  ['{"error":"Record not found"}', { ok: false, reason: 'other-shape' }],
  ['{"id":"../x"}', { ok: false, reason: 'other-shape' }],
  ['<html>', { ok: false, reason: 'not-json' }],
])('reads %s', (body, expected) => {
  expect(readAccountId(body)).toMatchObject(expected)
})
