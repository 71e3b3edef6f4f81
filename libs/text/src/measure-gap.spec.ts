import { measureGap } from './measure-gap'

it.each([
  [' ', 'joined'], ['', 'joined'], ['\n\n', 'joined'], ['\u00a0', 'joined'], ['   \t ', 'joined'],
  ['-', 'joined'], ['‑', 'joined'], ['- ', 'joined'], [' -', 'joined'], ['-\n', 'joined'],
  ['\u200b \u200b', 'joined'], ['\u00ad', 'joined'],
  [' - ', 'punctuated'], ['--', 'punctuated'], ['–', 'punctuated'], ['. ', 'punctuated'], [', ', 'punctuated'],
  ['/', 'punctuated'],
  [' & ', 'punctuated'], ['."\n', 'punctuated'],
  [' ... ', 'far'], ['. . .', 'far'], [' 😭 ', 'far'], ['), (', 'far'],
] as const)('between two words %j is %s', (between, gap) => {
  expect(measureGap(`ab${between}cd`, 2, 2 + between.length)).toBe(gap)
})
