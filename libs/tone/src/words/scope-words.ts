/** Turn what follows. */
export const NEGATION = `
  anti batal belum bkn blm blom bukan emoh engga enggak ga gak gk henteu indak jangan jangankan jgn kada kaga kagak
  mboten minim nda ndak never ngga nggak nihil no nol not nyanda ogah ora ra tak tanpa tdk teu tiada tidak`

/** Begin a clause that counters the one before, or compares two. */
export const CONTRAST = `
  alih-alih beda but cuma cuman daripada dibanding drpd eh hanya however justru kalah ketimbang lain malah meski
  meskipun namun padahal pdhl sayang sayangnya sdgkn sebaliknya sedangkan sementara smntara tapi ternyata tetapi tp tpi
  untung untungnya walau walaupun`
