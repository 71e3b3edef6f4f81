import { SourceKind } from '@kentongan/contracts'
import { platformCards, talkPlatforms, uncoveredPlatforms } from './platforms'

it('calls everything uncovered where nothing answers', () => {
  expect(uncoveredPlatforms([])).toEqual(talkPlatforms)
})

it('takes a platform out as soon as one kind of its sources answers, and no other', () => {
  expect(talkPlatforms.filter(each => !uncoveredPlatforms(['x', 'bluesky-search', 'feed']).includes(each))).toEqual(['x', 'bluesky'])
})

it('never says that closed chats, or what has no open door, is heard', () => {
  expect(uncoveredPlatforms(SourceKind.options)).toEqual(['whatsapp', 'tiktok', 'reddit'])
})

it('has one card for every kind', () => {
  expect(platformCards.flatMap(({ kinds }) => [...kinds]).sort()).toEqual([...SourceKind.options].sort())
})
