/** Short words that nearly every text of a language holds, and that few other languages share. */
const common = {
  english:
    'the and is are was were of to in for with that this it be not on as by from when will has have which if but or an at only must should so then we you they',
  spanish:
    'el los las una para con que por del como está este esta pero más cuando sin sobre entre también hay ser fue son',
  french:
    'le les des une pour avec que dans est sur pas plus mais comme aux ou sont cette ces être fait qui du au',
  german:
    'der die das und ist nicht mit für ein eine auf dem den von zu wird werden auch noch nur wenn oder aber sind bei nach',
  portuguese: 'os das dos uma para com que não por como mas mais quando está são foi ser também pela pelo',
  italian: 'il lo gli una per con che non del della sono come più ma anche quando nel nella è dei questo',
  dutch: 'het een van en niet met voor dat zijn op wordt maar ook nog als bij naar uit dit',
  polish: 'nie się jest że na do jak tylko oraz przez dla ale są być może już tego',
  turkish: 've bir bu için ile değil olarak daha çok ama gibi olan',
} as const

const words = Object.values(common).map((list) => new Set(list.split(' ')))
/** Letters; with fewer there is nothing to tell by, and most pages are English. */
const tooShort = 20
/** A page says within these many characters what language it is in; the rest would only cost time. */
const longest = 30_000

/**
 * Whether people wrote a text in English, judged by its letters and its most common words; code in back-ticks, paths,
 * identifiers and addresses do not count. Where no language shows itself, it counts as English.
 */
export function deriveIsEnglish(text: string): boolean {
  const prose = text.slice(0, longest).replace(/`[^`\n]{0,400}`/g, ' ')
  const chunks = prose.split(/\s+/).filter((chunk) => !/[/\\_]/.test(chunk))
  const plain = chunks.join(' ')
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  const latin = plain.match(/\p{Script=Latin}/gu)?.length ?? 0
  // One character of Chinese says as much as a word.
  if (latin < 0.7 * letters && letters - latin >= 4) return false
  if (letters < tooShort) return true
  const counts = words.map(() => 0)
  for (const [word] of plain.toLowerCase().matchAll(/\p{L}+/gu)) {
    words.forEach((list, index) => {
      if (list.has(word)) counts[index] = (counts[index] ?? 0) + 1
    })
  }
  const [english = 0, ...others] = counts
  return english >= Math.max(...others)
}
