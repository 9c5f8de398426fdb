import { entropyOf, isPlaceholder, mixes, secretRules } from './rules.js'

/** A key, token or password in a text; what it is, never what it says. */
export interface FoundSecret {
  /** Offsets: where it begins, and where it has ended. */
  start: number
  end: number
  /** Such as `GitHub token`. */
  what: string
}

/** What has the look of none of these holds no secret that our rules know: most texts are read once and no more. */
const ownLooks =
  /gh[pousr]_|github_pat_|gl[a-z]{2,5}-|A(?:KIA|SIA|BIA|CCA|3T)|(?:key|token|secret|pass[a-z]{0,6}|pwd|credentials?)["'`\w-]{0,20}[ \t]{0,8}(?:[:=]|is[ \t]|["'`]?[A-Za-z0-9/+]{40})|--(?:pass|token|secret|api-key)|AIza|GOCSPX|ya29\.|[sr]k_live_|whsec_|eyJ|authorization|bearer|:\/\/[^\s/]{1,400}@|[78]Q~|(?:hf|api_org|npm|ops|ntn|fig[dour]|vc[pkiar]|gsk|r8|sb|sb[ps]|nfp|rubygems|sntry[su]|pscale|dckr|glsa|glc|lin|shp[a-z]{2}|do[opr]_v1)_|(?:pypi|xox[abceoprs]|xapp|sk|xai|pplx|HRKU|pul|NRAK|PMAK|sq0[a-z]{3}|pat)-|_auth|webhook|[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27}|(?:SK|AC)[0-9a-f]{32}|PRIVATE|hooks\.slack|SG\.|key-[0-9a-z]{32}|[0-9a-f]{32}-(?:[0-9a-f]{8}|us\d)|\d{8}:[\w-]{34}|dapi[0-9a-f]|hv[sbr]\.|dp\.[a-z]{2,5}\.|AT(?:ATT3|CTT3|BB)|EAAA|pat[A-Za-z0-9]{14}\.|dt0[a-z]|atlasv1|AKCp|cloudflare|heroku|[?&](?:auth|sig|signature)=/i

/** What secretlint's recommended rules may know beyond ours; it takes a tenth of a second to load. */
const scannerLooks =
  /(?:gh[pousr]|github_pat|npm|hf|lin_api|ntn|secret|shp[a-z]{2}|gsk|glsa|glc|ops|dckr_pat|fig[a-z]|vc[a-z])_[A-Za-z0-9]{16}|(?:glpat|xox[abopr]|xapp|sk)-[\w-]{20}|_authToken=|hooks\.slack\.com\/services\/T|SG\.\w{8,128}\.\w{8}|hv[sbr]\.[\w-]{20}|dapi[0-9a-f]{32}|PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}|aws.{0,12}key.{1,12}[A-Za-z0-9/+]{40}|x-oauth-basic@/i

/** Whether a text may hold a secret: never no where one would be found. */
export function mayHoldSecrets(text: string): boolean {
  const plain = text.includes('\\') ? text.replace(escapes, '') : text
  return ownLooks.test(text) || ownLooks.test(plain) || scannerLooks.test(text)
}

/** Backslashes that Markdown takes away. */
const escapes = /\\(?=[!-/:-@[-`{-~])/g

/** Secrets by our own rules alone, in order and without overlaps: for places that cannot wait. */
export function findKnownSecrets(text: string): FoundSecret[] {
  if (!mayHoldSecrets(text)) return []
  const found = findByRules(text)
  const { plain, places } = withoutEscapes(text)
  if (plain !== text) {
    const at = (offset: number) => places[offset] ?? text.length
    found.push(
      ...findByRules(plain).map(({ start, end, what }) => ({ start: at(start), end: at(end), what })),
    )
  }
  return inOrder(found)
}

function findByRules(text: string): FoundSecret[] {
  return secretRules.flatMap(({ kind, pattern, isSecret }) =>
    Array.from(text.matchAll(pattern)).flatMap((match): FoundSecret[] => {
      const value = match.groups?.['value'] ?? match[0]
      if (isSecret === undefined ? isPlaceholder(value) : !isSecret(value, match)) return []
      const start = match.index + match[0].lastIndexOf(value)
      return [{ start, end: start + value.trimEnd().length, what: kind }]
    }),
  )
}

/** Formatters write `ghp\_…` where Markdown could take `_` for emphasis. */
function withoutEscapes(text: string): { plain: string; places: number[] } {
  const plain = text.includes('\\') ? text.replace(escapes, '') : text
  if (plain === text) return { plain, places: [] }
  const skipped = new Set(Array.from(text.matchAll(escapes), ({ index }) => index))
  const places: number[] = []
  for (let at = 0; at < text.length; at++) if (!skipped.has(at)) places.push(at)
  return { plain, places }
}

/**
 * Secrets in a text, by our own rules and, where a line looks as if these had missed one, by secretlint's recommended ones.
 * Offsets count UTF-16 units.
 *
 * @param isLog whether the text is a protocol of a session, where every long random string counts
 */
export async function findSecrets(
  text: string,
  { isLog = false }: { isLog?: boolean } = {},
): Promise<FoundSecret[]> {
  const known = findKnownSecrets(text)
  const others = isLog ? findRandom(text) : []
  if (!scannerLooks.test(text)) return inOrder([...known, ...others])
  const lines = linesOf(text).filter(
    ({ start, end, line }) =>
      line.length <= longestLine &&
      scannerLooks.test(line) &&
      !known.some((one) => one.start < end && one.end > start),
  )
  const scanned = await Promise.all(
    lines.map(async ({ start, line }) =>
      (await scan(line)).map((one) => ({ ...one, start: one.start + start, end: one.end + start })),
    ),
  )
  return inOrder([...known, ...others, ...scanned.flat()])
}

/** A scanner reads no longer line: its expressions are not ours. */
const longestLine = 4_000

function linesOf(text: string): { start: number; end: number; line: string }[] {
  let start = 0
  return text.split('\n').map((line) => {
    const place = { start, end: start + line.length, line }
    start += line.length + 1
    return place
  })
}

async function scan(text: string): Promise<FoundSecret[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ])
  const { messages } = await lintSource({
    source: { filePath: 'HANDOFF.md', content: text, ext: '.md', contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator, rules: [] }] },
    },
  })
  return messages.flatMap((message) => {
    if (message.type !== 'message') return []
    const [start, end] = message.range
    // "found GitHub Token(GitHub personal access tokens): ghp_…": the secret itself follows the colon.
    const what = /^found ([^:(]{1,80})/.exec(message.message)?.[1]?.trim() ?? 'key or token'
    // An account's number opens nothing; passwords in addresses are judged by our own rule.
    const isOurs = /AWS Account|basic auth|connection/i.test(what)
    return isOurs || isPlaceholder(text.slice(start, end)) ? [] : [{ start, end, what }]
  })
}

/** Long random strings of no known kind. Hashes, ids, paths and names are not random enough, or have another alphabet. */
function findRandom(text: string): FoundSecret[] {
  return Array.from(text.matchAll(/(?<![\w+/=.-])[\w+/=-]{24,512}(?![\w+/=-])/g)).flatMap(
    ({ 0: value, index }) => {
      const isRandom =
        mixes(value.replace(/[^A-Za-z0-9]/g, '')) === 3 &&
        !/^[0-9a-f-]+$/i.test(value) &&
        !/^(?:sha\d+-|data:)/.test(value) &&
        (value.match(/\//g)?.length ?? 0) < 3 &&
        (value.match(/\d/g)?.length ?? 0) >= 3 &&
        entropyOf(value) >= 4.2 &&
        !isPlaceholder(value)
      return isRandom ? [{ start: index, end: index + value.length, what: 'random string' }] : []
    },
  )
}

/** Of overlapping ones the first and longest; a general kind gives way to a named one. */
function inOrder(found: readonly FoundSecret[]): FoundSecret[] {
  const isGeneral = ({ what }: FoundSecret) => what === 'password or key' || what === 'random string'
  const ranked = [...found].sort(
    (one, other) =>
      Number(isGeneral(one)) - Number(isGeneral(other)) || one.start - other.start || other.end - one.end,
  )
  const kept: FoundSecret[] = []
  for (const one of ranked) {
    const over = kept.find(({ start, end }) => one.start < end && one.end > start)
    if (over === undefined) kept.push({ ...one })
    else {
      // A general kind may reach further than the named one within it: all of it goes.
      over.start = Math.min(over.start, one.start)
      over.end = Math.max(over.end, one.end)
    }
  }
  return kept.sort((one, other) => one.start - other.start)
}
