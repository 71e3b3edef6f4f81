type Terms = { readonly name?: readonly string[]; readonly acronym?: readonly string[] }

/** Real agencies for the replay, by public names. */
export const replayAgencies: Readonly<Record<string, Terms>> = {
  'Komisi Pemberantasan Korupsi': { name: ['Komisi Pemberantasan Korupsi'], acronym: ['KPK'] },
  'Kepolisian Negara Republik Indonesia': { name: ['Polri', 'Bareskrim', 'Polda Metro', 'Kapolri'] },
  'Kementerian Luar Negeri': { name: ['Kemlu', 'Kementerian Luar Negeri', 'Menlu'] },
  'Dewan Perwakilan Rakyat': { name: ['Dewan Perwakilan Rakyat'], acronym: ['DPR'] },
  'BPJS Kesehatan': { name: ['BPJS Kesehatan'] },
  'Direktorat Jenderal Imigrasi': { name: ['Imigrasi'] },
  'Badan Meteorologi, Klimatologi, dan Geofisika': { acronym: ['BMKG'] },
  Pertamina: { name: ['Pertamina'] },
  PLN: { acronym: ['PLN'] },
  'Kementerian Kesehatan': { name: ['Kemenkes', 'Kementerian Kesehatan', 'Menkes'] },
  'Komisi Pemilihan Umum': { name: ['Komisi Pemilihan Umum'], acronym: ['KPU'] },
  'Mahkamah Konstitusi': { name: ['Mahkamah Konstitusi'], acronym: ['MK'] },
}
