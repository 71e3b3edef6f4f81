import { addressWith, type KeyedSource } from '../keyed-source'

const api = 'https://www.googleapis.com/youtube/v3'

/** A search for videos, as it is shown in Indonesia. */
export const youtubeSearch = (words: string): KeyedSource => ({
  kind: 'youtube-search',
  url: addressWith(`${api}/search`, { q: words, regionCode: 'ID', relevanceLanguage: 'id' }),
  siteUrl: addressWith('https://www.youtube.com/results', { search_query: words }),
  title: `YouTube: ${words}`,
})

/** Comments below one video, or below all of a channel where the number is a channel's (`UC…`). */
export const youtubeComments = (channelOrVideo: string): KeyedSource => {
  const isChannel = /^UC[\w-]{22}$/.test(channelOrVideo)
  return {
    kind: 'youtube-comments',
    url: addressWith(`${api}/commentThreads`, { [isChannel ? 'allThreadsRelatedToChannelId' : 'videoId']: channelOrVideo }),
    siteUrl: isChannel ? `https://www.youtube.com/channel/${channelOrVideo}` : addressWith('https://www.youtube.com/watch', { v: channelOrVideo }),
    title: `YouTube: ${channelOrVideo}`,
  }
}
