/** Who asks, for the logs of those who are asked. It says what we are and imitates no browser. */
export const userAgent = 'Kentongan/0.1 (pemantau berita humas pemerintah; feed reader)'
