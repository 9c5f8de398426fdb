/** What looks like a secret and is none: placeholders, code, weak passwords of examples. */

const words =
  /example|sample|placeholder|dummy|redacted|removed|change[-_]?(?:me|this|it)|replace|insert|your[-_]|your(?:key|token|pass|secret)|my[-_]?(?:key|token|secret|pass)|x{4}|\*{3}|\.{3}|…|fake|foobar|deadbeef|lorem/i

/** Keys that vendors' documentation uses: `jwt.io`, RFC 7617, Azurite. */
const published = [
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  'QWxhZGRpbjpvcGVuIHNlc2FtZQ',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
]

/** `ghp_xxxxxxxx`, `AKIAIOSFODNN7EXAMPLE`, `sk-000000000000`: a token's shape and nothing of a token in it. */
export function isPlaceholder(value: string): boolean {
  return words.test(value) || published.some((known) => value.includes(known)) || isMonotonous(value)
}

/** Whether one character is half of what follows the prefix, or hardly any differ. */
function isMonotonous(value: string): boolean {
  const body = value.replace(/^[A-Za-z]{1,10}[-_.](?:[a-z0-9]{1,7}[-_.])?/, '') || value
  const counts = new Map<string, number>()
  for (const character of body.toLowerCase()) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts.size < 4 || Math.max(...counts.values()) > body.length / 2
}

/** How many of lower case, upper case, digits and other characters a text mixes. */
export function mixes(value: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((part) => part.test(value)).length
}

/** A reference to where the value is kept, an expression, a name, a path, a hash: not the value itself. */
export function isCodeOrPlaceholder(value: string): boolean {
  return (
    isPlaceholder(value) ||
    /^[$%@<{[(&#!*~]|\$\{|\{\{|\$\(|%\w+%|:\/\/|\s\S+\s|^[/.~\\]/.test(value) ||
    /^(?:process\.|os\.|env\b|ENV\b|config\.|secrets\.|settings\.|import\b|sha\d|md5|bcrypt|data:|file:|vault:|arn:|projects\/)/.test(
      value,
    ) ||
    // `password123`, `test-token-1`, `fixture_secret_2`
    /pass(?:word|wd)|secret|(?:^|[-_.])(?:test|tests|testing|fixture|mock|stub|spec|demo|none|null|undefined|true|false)(?:[-_.\d]|$)/i.test(
      value,
    ) ||
    // Names and paths: words of letters with separators, at most short numbers among them.
    /^[A-Za-z]{2,}\d{0,2}(?:[-_./:#][A-Za-z]{1,24}\d{0,4}){1,12}(?:\(\))?$/.test(value) ||
    /^[A-Z][A-Z0-9]{0,24}(?:_[A-Z0-9]{1,24}){1,8}$/.test(value) ||
    /^(?:v?\d{1,4}[-.:/T]){1,6}[\dA-Za-z.+-]{0,12}$/.test(value) ||
    /\.(?:[cm]?[jt]sx?|json|ya?ml|md|py|rb|go|rs|java|kt|php|env|toml|txt|pem|key|crt|sh|lock)(?::\d{1,6})?[.)]?$/i.test(
      value,
    ) ||
    (/^[A-Za-z]+$/.test(value) && !isRandomLetters(value))
  )
}

/** `hAjrTqZpLmWx…`: letters alone are words, unless their case changes all the time. */
function isRandomLetters(value: string): boolean {
  const turns = value.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0
  return value.length >= 20 && turns / value.length > 0.35
}

const weak =
  /^(?:p|pw|pass|passw|password|passwd|pwd|secret|token|user|username|name|key|apikey|admin|root|guest|test|tests|testing|demo|dev|local|postgres|postgresql|mysql|mariadb|mongo|redis|rabbitmq|minio|app|db|default|credentials?|my-?password|x+|\.+|\*+|-+)\d{0,4}$/i

/** `user:password@localhost`, `$USER:$PASS@host`, `<user>:<password>@host`. */
export function isWeakPassword(value: string, user: string, host: string): boolean {
  if (/[${}%]\w|^[$%{<[]|^%24|^%7B/i.test(value) && /\$|\{|^%[A-Z_]+%$|^</.test(value)) return true
  if (weak.test(value) || words.test(value) || value.toLowerCase() === user.toLowerCase()) return true
  const isLocal = /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/i.test(host)
  return isLocal && (value.length < 12 || mixes(value) < 3)
}

/** Bits a character, by Shannon. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}
