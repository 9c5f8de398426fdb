/** Which names say enough to be looked for by name alone. */

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

/** Whether a name is worth a search at all. */
export function isTelling(name: string): boolean {
  return name.length > 2 && isIdentifier(name) && !commonNames.has(name.replace(/[_$?!]/g, '').toLowerCase())
}

/**
 * Whether two places that use this name mean the same thing, as far as a name can tell: it has two words at least
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
export function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*[?!]?$/u.test(name)
}
