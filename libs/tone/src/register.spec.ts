import { readTokens } from './read-tokens'
import { guessRegister } from './register'

const registerOf = (text: string, targets: readonly { start: number; end: number }[] = []) => guessRegister(text, readTokens(text, targets))

describe('register', () => {
  it.each([
    ['KPK Tangkap Bupati di Kantornya', 'headline'],
    ['Warga Keluhkan Antrean Panjang di Samsat', 'headline'],
    ['Petugasnya ramah, cepat pula', 'post'],
    ['MANA JANJI PEMKOT', 'post'],
    ['udh 2 jam blm dipanggil jg', 'post'],
    ['mantap 👍', 'post'],
    ['lambat, mahal', 'post'],
    ['makanan nya enak , pelayanan ramah .', 'review'],
    ['tempat nya bersih', 'review'],
    ['', 'review'],
  ])('%j is a %s', (text, register) => expect(registerOf(text)).toBe(register))

  it('reads no text about a target as a review', () => {
    expect(registerOf('pln nya lambat sekali', [{ start: 0, end: 3 }])).toBe('post')
  })
})
