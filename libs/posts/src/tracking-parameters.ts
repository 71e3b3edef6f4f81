/**
 * Names that only tell who sent the reader. Each is documented by the advertiser or mailer that appends it; a name that any site
 * may use for its own pages (id, p, ref, source, campaign_id …) is not here.
 */
const names = new Set([
  'fbclid', 'fb_action_ids', 'fb_action_types', 'fb_ref', 'fb_source', 'fb_comment_id', 'igsh', 'igshid',
  'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'gad_source', 'gad_campaignid', 'srsltid', '_ga', '_gl',
  'msclkid', 'yclid', 'ysclid', '_openstat', 'twclid', 'ttclid', 'li_fat_id', 'epik',
  'pk_campaign', 'pk_kwd', 'pk_keyword', 'pk_source', 'pk_medium', 'pk_content', 'pk_cid',
  'mkt_tok', 'sc_cid', 'wickedid', 'rb_clickid', 'hsctatracking', '_bhlid', '_branch_match_id', '_branch_referrer',
])

const prefixes = ['utm_', 'mtm_', 'mc_', 'hsa_', '_hs', '__hs', 'vero_', 'oly_', 'itm_', 'hmb_']

/** Whether a query parameter only follows readers around. The case of the name does not matter. */
export const isTrackingParameter = (name: string): boolean => {
  const lower = name.toLowerCase()
  return names.has(lower) || prefixes.some(prefix => lower.startsWith(prefix))
}
