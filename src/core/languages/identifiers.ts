/** Finds names as whole words, as programming languages part them. */

/** Offsets of a name in a text, where it is no part of a longer one. */
export function findWord(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + name.length)) places.push(at)
  }
  return places
}

export function holdsWord(text: string, name: string): boolean {
  return findWord(text, name).length > 0
}

function isWordAt(text: string, at: number): boolean {
  return /[\p{L}\p{N}_$]/u.test(text.charAt(at))
}

/** A name as the source of a regular expression. */
export function escapePattern(name: string): string {
  return name.replace(/[$?.*+^|(){}[\]\\/-]/g, '\\$&')
}

/** The last character before an offset that is no white space; empty at the start. */
export function characterBefore(text: string, at: number): string {
  for (let place = at - 1; place >= 0; place--) {
    if (!/\s/.test(text.charAt(place))) return text.charAt(place)
  }
  return ''
}

/** What follows the name at an offset, white space aside. */
export function textAfter(text: string, at: number, name: string): string {
  return text.slice(at + name.length, at + name.length + 40).trimStart()
}

/** The identifier before an offset and the mark between them: `auth` and `.` before `sign` of `auth.sign`. */
export function qualifierBefore(text: string, at: number): { name: string; by: string } | null {
  const before = text.slice(Math.max(0, at - 80), at)
  const [, name, by] =
    /((?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]+|[)\]])\s*(\?\.|\.|::|->|#)\s*$/u.exec(before) ?? []
  return name === undefined || by === undefined ? null : { name, by }
}

/** Words that name something in every project: a removed `get` says nothing about another `get`. */
const commonNames: ReadonlySet<string> = new Set(
  (
    'abort accept access action add after all any app append apply args array assert async attach attr await back base ' +
    'before begin bind block body bool build button byte bytes cache call cancel change char check child children ' +
    'class clean clear click client clone close cmd code color command commit compare compile component concat config ' +
    'configure connect const contains content context convert copy core count create current cursor data date debug ' +
    'decode default defaults define delete describe destroy detach dict diff disable dispatch display document done ' +
    'draw dump each edit element emit empty enable encode end entries entry enum equal equals err error errors escape ' +
    'eval event events every example exception exec execute exists exit expect export extend fail false fetch field ' +
    'fields file files fill filter finalize find finish first fixture flags flat float flush folder font foo forEach ' +
    'form format frame from func function generate get getattr global group guard handle handler hash header headers ' +
    'help helper hide hook host html icon image import include index info init initialize input insert inspect install ' +
    'instance int integer internal invoke item items iter iterator join json keep key keys kind label last layout ' +
    'left len length level line lines link list listen load local location lock log logger login logout long lookup ' +
    'loop main make manager map mark match matcher matches merge message meta method middleware mock mode model module ' +
    'mount move name names namespace new next node none normalize not null number object offset open operator option ' +
    'options order other output owner page param params parent parse parser partial patch path pattern pause payload ' +
    'perform plugin point pop port position post prepare prev previous print private process program project promise ' +
    'prop property props provider proxy public publish pull push put query queue quit raise random range raw read ' +
    'reader ready receive record redirect reduce ref refresh register reject reload remove rename render replace reply ' +
    'report request require reset resolve resource response restart restore result results resume retry return reverse ' +
    'right role root route router row rule run runner safe same sample save scan schema scope search section select ' +
    'self send serialize server service session set setting settings setup shape shift show shutdown sign signal size ' +
    'skip sleep slice slot some sort source spec split stack stage start state static stats status step stop store ' +
    'stream string strip struct style submit subscribe success sum super switch symbol sync system table tag tags ' +
    'target task teardown template term test tests text then theme this throw tick time timeout timer timestamp title ' +
    'token tokens toggle total touch trace track transform traverse tree trigger trim true truncate try tuple type ' +
    'types undefined union unique unit unknown unlock unmount unregister unset unsubscribe update upload url use user ' +
    'users util utils valid validate validator value values var verify version view visit wait walk warn warning watch ' +
    'width window with word words work worker wrap write writer yield zip ' +
    'tostring tojson todict toarray fromjson fromdict hashcode getname getid getvalue setvalue getkey gettype isempty ' +
    'isvalid setname onclick onchange beforeeach aftereach setupclass deepcopy'
  ).split(' '),
)

/**
 * Whether a name is worth a search.
 */
export function isTelling(name: string): boolean {
  return name.length > 2 && isIdentifier(name) && !commonNames.has(name.replace(/[_$?!]/g, '').toLowerCase())
}

/**
 * Whether two places that use this name very likely mean the same thing: it has two words at least
 * (`signToken`, `sign_token`, `TOKEN_LIMIT`), and is not one of those that every project has.
 */
export function isDistinctive(name: string): boolean {
  return isTelling(name) && name.length >= 7 && splitWords(name).length >= 2
}

/** For names of members, which any other class may have as well. */
export function isUnmistakable(name: string): boolean {
  const words = splitWords(name)
  return isTelling(name) && (words.length >= 3 || (words.length === 2 && name.length >= 11))
}

/** `Session`, `Store`: a common word, but in few lines written like this. */
export function isTypeName(name: string): boolean {
  return /^\p{Lu}\p{Ll}{3}[\p{L}\p{N}_]*$/u.test(name)
}

/** `signHTTPToken` → sign, HTTP, Token */
export function splitWords(name: string): string[] {
  return name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+/gu)?.filter((word) => word.length > 1) ?? []
}

/** Names such as `operator+`, `[Symbol.iterator]` or `default` cannot be searched for as words. */
function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*[?!]?$/u.test(name)
}
