import type { UnreadableFeed } from './feed-reading'

const challenges: readonly RegExp[] = [
  /cf-chl-|_cf_chl_opt|cf-browser-verification|challenge-platform/i,
  /<title>\s*(just a moment|attention required!|one moment, please|checking your browser|ddos-guard|access denied)/i,
  /_incapsula_resource|sucuri_cloudproxy|imunify360|ddos-guard|slowaes|datadome|px-captcha/i,
  /g-recaptcha|h-captcha|hcaptcha\.com|verif(y|ying) (that )?you are (a )?human/i,
]
const page = /<(html|head|body|meta|div|table|script)[\s>]/i
const enough = 200_000

/** Says what a body without a feed is: a page that asks for proof of being human, another web page, or neither. */
export function nameThePage(text: string): UnreadableFeed {
  const head = text.slice(0, enough)
  if (!page.test(head)) return { ok: false, reason: 'not-a-feed', detail: 'The body holds neither a feed nor a web page.' }
  if (challenges.some(pattern => pattern.test(head))) {
    return { ok: false, reason: 'challenge', detail: 'The server answered with a page that asks for proof of being human.' }
  }
  return { ok: false, reason: 'html', detail: 'The body is a web page, not a feed.' }
}
