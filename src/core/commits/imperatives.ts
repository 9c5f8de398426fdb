/** Verbs that subjects begin with, in the imperative: after `fix:` they need no "Fix" in front. */
const imperatives: ReadonlySet<string> = new Set(
  [
    'abort accept account add address adjust align allow always amend append apply assert assign attach avoid',
    'await backport block break bring bump bypass cache call cancel cap catch change check clamp clarify clean cleanup',
    'clear close coerce collapse compare compute configure consider convert copy correct count cover create cut',
    'deal debounce decode decouple default defer define delay delete deny deprecate derive detect determine disable',
    'disallow dispatch display do document downgrade drop emit enable encode enforce ensure escape exclude execute expand',
    'expect export expose extend extract fail fall filter find finish fix flatten flush follow force format forward',
    'free generate get give guard handle harden hide hoist honor honour ignore implement import improve include increase',
    'infer inherit init initialize inject inline insert install instrument invalidate invoke isolate keep leave let limit',
    'lint link list load lock log lower make map mark match memoize merge migrate mock move narrow never normalize omit',
    'only open optimize overwrite parse pass patch permit pick pin port prefer preserve prevent print process propagate',
    'properly protect provide prune publish pull push put quote raise read rebuild recognize record recover redirect',
    'reduce refactor refresh register reject relax release reload remove rename render reorder repair replace report',
    'request require reset reshape resolve respect restore restrict retain retry return reuse revert rework rewrite',
    'round run sanitize save send separate serialize set share show silence simplify skip slice sort specify split',
    'start stop store stream strip stub subscribe support suppress swap switch sync take test throw throttle tighten',
    'track transform treat trigger trim truncate try tweak unblock unbreak undo unify unlock unwrap update upgrade use',
    'validate verify wait warn watch widen wire wrap write yield',
  ].flatMap((line) => line.split(' ')),
)

/** Where one of these stands, the description is a sentence of its own. */
const sentenceWord =
  /\b(?:is|are|was|were|can|cannot|could|should|must|will|would|does|do|did|has|have|had|not|no|now|when|while|to)\b|n't\b/i

/** Whether a description names what was broken (`expiry of cookies`) and not what was done about it. */
export function isNounPhrase(description: string): boolean {
  const first = /^\w+/.exec(description)?.[0].toLowerCase() ?? ''
  if (first === '' || sentenceWord.test(description)) return false
  if (first === description.toLowerCase()) return !imperatives.has(first)
  return !verbForms(first).some((form) => imperatives.has(form))
}

/** `handles`, `fixes`, `fixed`, `adding` → what they may come from. */
function verbForms(word: string): string[] {
  return [
    word,
    word.replace(/(?:es|s|ed|d|ing)$/, ''),
    word.replace(/(?:s|d)$/, ''),
    word.replace(/ing$/, 'e'),
  ]
}
