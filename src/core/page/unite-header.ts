/** Keys that the next update writes anew. */
const derived: ReadonlySet<string> = new Set([
  'handoff',
  'branch',
  'base',
  'covers',
  'work',
  'updated',
  'created',
])

interface HeaderSide {
  branch: string | null
  /** What decides which side's derived keys are taken: the later one's, on both machines the same. */
  rank: string
}

export function headerSide(header: string): HeaderSide {
  const entries = parseEntries(header)
  const value = (key: string) => {
    const [line = ''] = (entries.get(key) ?? '').split('\n', 1)
    const text = line.slice(line.indexOf(':') + 1).trim()
    const plain = text.replace(/^(["'])(.*)\1$/, '$2')
    const comment = plain.search(/[ \t]#/)
    return comment < 0 ? plain : plain.slice(0, comment).trimEnd()
  }
  return { branch: value('branch') || null, rank: ['updated', 'covers', 'work'].map(value).join(' ') }
}

/** The front matter of two versions of a page: derived keys from the later one, every key of people's from both. */
export function uniteFrontMatter(base: string, ours: string, theirs: string): string {
  if (ours === theirs || theirs === '') return ours
  if (ours === '') return theirs
  const [o, a, b] = [base, ours, theirs].map(parseEntries)
  if (o === undefined || a === undefined || b === undefined) return ours
  const isOursLater = headerSide(ours).rank >= headerSide(theirs).rank
  const lines = [...new Set([...a.keys(), ...b.keys()])].map((key) => {
    const [before, x, y] = [o.get(key), a.get(key), b.get(key)]
    if (derived.has(key)) return (isOursLater ? (x ?? y) : (y ?? x)) ?? ''
    if (x === undefined || y === undefined) return (x ?? y) === before ? '' : (x ?? y ?? '')
    if (x === y || y === before) return x
    if (x === before) return y
    // Only one value can be the key's.
    const [kept, other] = x < y ? [x, y] : [y, x]
    return key === '' ? kept + other : kept + other.replace(/^(?=.)/gm, '# ')
  })
  const [first = '---\n'] = ours.match(/^.*\n/) ?? []
  const [last = '---\n'] = ours.match(/---[ \t]*\n?$/) ?? []
  return `${first}${lines.join('')}${last}`
}

/** `key: value` with the lines that belong to it; comments before the first key under an empty one. */
function parseEntries(header: string): Map<string, string> {
  const entries = new Map<string, string>()
  let key = ''
  for (const line of header.split('\n').slice(1, -1)) {
    if (/^---[ \t]*$/.test(line)) break
    key = /^("[^"]*"|'[^']*'|[^\s#:][^:]*):(?:\s|$)/.exec(line)?.[1] ?? key
    entries.set(key, `${entries.get(key) ?? ''}${line}\n`)
  }
  return entries
}
