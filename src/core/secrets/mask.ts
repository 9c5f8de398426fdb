import { type FoundSecret, findKnownSecrets, findSecrets, mayHoldSecrets } from './find.js'

/** What takes the place of a secret in everything that is derived or printed. */
function renderMask({ what }: Pick<FoundSecret, 'what'>): string {
  return `[secret removed: ${what}]`
}

function replaceSpans(
  text: string,
  found: readonly FoundSecret[],
  replace: (one: FoundSecret) => string,
): string {
  let result = ''
  let at = 0
  for (const one of found) {
    result += text.slice(at, one.start) + replace(one)
    at = one.end
  }
  return result + text.slice(at)
}

/** A text without its secrets, by our own rules: for places that cannot wait. */
export function maskKnownSecrets(text: string): string {
  const found = findKnownSecrets(text)
  return found.length === 0 ? text : replaceSpans(text, found, renderMask)
}

/** Whether a page that names a branch means this one: pages name a branch without the secrets in its name. */
export function isNameOfBranch(onPage: string | null, branch: string | null): boolean {
  return onPage === branch || (onPage !== null && branch !== null && onPage === maskKnownSecrets(branch))
}

/** The same, with every other character at its place: for texts that others point into. */
export function blankKnownSecrets(text: string): string {
  return replaceSpans(text, findKnownSecrets(text), ({ start, end }) =>
    text.slice(start, end).replace(/[^\r\n]/g, '*'),
  )
}

/** As `maskSecrets`, by our own rules: for places that cannot wait. */
export function maskKnownSecretsIn<Value>(value: Value): Value {
  const texts = new Set<string>()
  collect(value, new Set(), texts)
  const masked = new Map([...texts].map((text) => [text, maskKnownSecrets(text)]))
  return masked.size === 0 ? value : (replaceIn(value, new Set(), masked) as Value)
}

/** Every text within a value without its secrets; the value itself where it holds none. */
export async function maskSecrets<Value>(
  value: Value,
  { except = [] }: { except?: readonly string[] } = {},
): Promise<Value> {
  const skipped = new Set(except)
  const texts = new Set<string>()
  collect(value, skipped, texts)
  const masked = new Map<string, string>()
  await Promise.all(
    [...texts].map(async (text) => {
      const found = await findSecrets(text)
      if (found.length > 0) masked.set(text, replaceSpans(text, found, renderMask))
    }),
  )
  return masked.size === 0 ? value : (replaceIn(value, skipped, masked) as Value)
}

function collect(value: unknown, skipped: ReadonlySet<string>, texts: Set<string>): void {
  if (typeof value === 'string') {
    if (mayHoldSecrets(value)) texts.add(value)
  } else if (Array.isArray(value)) {
    for (const one of value) collect(one, skipped, texts)
  } else if (isRecord(value)) {
    for (const key in value) if (!skipped.has(key)) collect(value[key], skipped, texts)
  }
}

function replaceIn(
  value: unknown,
  skipped: ReadonlySet<string>,
  masked: ReadonlyMap<string, string>,
): unknown {
  if (typeof value === 'string') return masked.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => replaceIn(one, skipped, masked))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      skipped.has(key) ? one : replaceIn(one, skipped, masked),
    ]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
