/** One kind of secret. Every quantifier is bounded, so that a text is read in linear time. */
interface SecretRule {
  /** What a person calls it, such as `GitHub token`. */
  kind: string
  /** The group `value` is the secret; without one, the whole match is. */
  pattern: RegExp
  /** Whether a match is one; by default everything that is no placeholder. */
  isSecret?: (value: string, match: RegExpExecArray) => boolean
}

/** A token with a prefix of its own: `body` follows it, and no letter or digit stands before or after. */
function token(kind: string, body: string, isSecret?: SecretRule['isSecret']): SecretRule {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${body}(?![A-Za-z0-9])`, 'g')
  return isSecret === undefined ? { kind, pattern } : { kind, pattern, isSecret }
}

const isMixed = (value: string) => !isPlaceholder(value) && mixes(value) >= 3
const hasDigit = (value: string) => !isPlaceholder(value) && /\d/.test(value) && mixes(value) >= 2

/** Names that announce a secret. What only describes one, such as `password_hash`, is excluded by what follows. */
const names =
  'pass(?:word|wd|phrase)|pwd|secret(?:[-_]?(?:access[-_]?)?key)?|api[-_]?(?:key|token|secret)|' +
  '(?:access|auth|client|private|encryption|signing|account|session|bearer|refresh)[-_]?(?:key|token|secret)|credentials?|token'
/** `_PROD` and the like, then the end of a quoted name, then `=`, `:`, `=>` or `:=`. */
const assigned = `(?:_(?:prod|production|staging|live|main|admin|db|ci|[0-9]))?["'\`]?[ \\t]{0,8}(?:=>|:=|=|:(?![:/]))[ \\t]{0,8}`

/** Keys that vendors' documentation uses: `jwt.io`, RFC 7617, Azurite. */
const published = [
  'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  'QWxhZGRpbjpvcGVuIHNlc2FtZQ',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
]

/** What looks like a secret and is none: placeholders, code, weak passwords of examples. */

const words =
  /example|sample|placeholder|dummy|redacted|removed|change[-_]?(?:me|this|it)|replace|insert|your[-_]|your(?:key|token|pass|secret)|my[-_]?(?:key|token|secret|pass)|x{4}|\*{3}|\.{3}|…|fake|foobar|deadbeef|lorem/i

/** Our own rules: complete on their own, since they also mask text where no scanner can be loaded. */
export const secretRules: readonly SecretRule[] = [
  token('GitHub token', 'gh[pousr]_[A-Za-z0-9_]{20,255}'),
  token('GitHub token', 'github_pat_[A-Za-z0-9_]{20,255}'),
  token('GitLab token', 'gl(?:pat|dt|rt|ptt|ft|imt|agent|oas|cbt|soat|ffct)-[A-Za-z0-9_-]{20,255}'),
  token('AWS access key ID', '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}'),
  {
    kind: 'AWS secret access key',
    pattern:
      /(?:aws|amazon|secret)[-_ ]?(?:secret)?[-_ ]?(?:access)?[-_ ]?key["'`]?[ \t]{0,8}(?:=>|:=|=|:|is)?[ \t]{0,8}["'`]?(?<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
    isSecret: isMixed,
  },
  token('Google API key', 'AIza[A-Za-z0-9_-]{30,45}'),
  token('Google OAuth secret', '(?:GOCSPX-[A-Za-z0-9_-]{20,64}|ya29\\.[A-Za-z0-9_-]{20,512})'),
  {
    kind: 'Google service account key',
    pattern: /"private_key_id"[ \t\r\n]{0,20}:[ \t\r\n]{0,20}"(?<value>[0-9a-f]{32,64})"/g,
  },
  token('Stripe key', '(?:sk|rk)_live_[A-Za-z0-9]{10,255}'),
  token('Stripe webhook secret', 'whsec_[A-Za-z0-9+/=_-]{20,128}'),
  token('JSON Web Token', 'eyJ[A-Za-z0-9_-]{8,2048}\\.eyJ[A-Za-z0-9_-]{8,4096}\\.[A-Za-z0-9_-]{8,1024}'),
  {
    kind: 'authorization header',
    pattern:
      /authorization["'`]?[ \t]{0,8}[:=,][ \t]{0,8}["'`]?(?:bearer|basic|token|apikey|digest|bot)[ \t]{1,8}["'`]?(?<value>[A-Za-z0-9._~+/=-]{8,2048})/gi,
    isSecret: hasDigit,
  },
  {
    kind: 'bearer token',
    pattern: /(?<![A-Za-z])bearer[ \t]{1,8}["'`]?(?<value>[A-Za-z0-9._~+/=-]{16,2048})/gi,
    isSecret: (value) => hasDigit(value) && !isCodeOrPlaceholder(value),
  },
  {
    kind: 'password in a URL',
    pattern:
      /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/(?<user>[^\s:/?#@"'`<>()[\]{}|]{0,128}):(?<value>[^\s/?#"'`<>()|@]{1,256})@(?<host>[A-Za-z0-9[][A-Za-z0-9.:\]-]{0,253})/gi,
    isSecret: (value, { groups = {} }) => !isWeakPassword(value, groups['user'] ?? '', groups['host'] ?? ''),
  },
  {
    kind: 'token in a URL',
    pattern: /:\/\/(?<value>[A-Za-z0-9_-]{20,256})(?::x-oauth-basic)?@[A-Za-z0-9.-]{1,253}/g,
    isSecret: hasDigit,
  },
  {
    kind: 'token in a URL',
    pattern:
      /[?&](?:access_token|api_?key|apikey|auth|auth_token|client_secret|key|password|secret|sig|signature|token)=(?<value>[A-Za-z0-9._~%+/-]{16,1024})/gi,
    isSecret: isMixed,
  },
  {
    kind: 'Azure key',
    pattern:
      /(?:AccountKey|SharedAccessKey|SharedSecret|AccessKey)[ \t]{0,4}=[ \t]{0,4}(?<value>[A-Za-z0-9+/]{30,120}={0,2})/gi,
  },
  token('Azure client secret', '[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}'),
  token('Hugging Face token', '(?:hf|api_org)_[A-Za-z0-9]{30,64}'),
  token('PyPI token', 'pypi-[A-Za-z0-9_-]{32,512}', isMixed),
  token('npm token', 'npm_[A-Za-z0-9]{30,64}'),
  {
    kind: 'npm token',
    pattern: /_auth(?:Token)?[ \t]{0,4}=[ \t]{0,4}["']?(?<value>[A-Za-z0-9+/=_-]{12,256})/g,
    isSecret: hasDigit,
  },
  token('1Password token', 'ops_(?:ey[A-Za-z0-9+/=_-]{30,2048}|[A-Za-z0-9+/=]{40,2048})', isMixed),
  {
    kind: 'Discord webhook',
    pattern:
      /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(?<value>\d{10,24}\/[A-Za-z0-9_-]{20,128})/gi,
  },
  token('Discord bot token', '[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,45}', isMixed),
  token('Twilio key', '(?:SK|AC)[0-9a-f]{32}'),
  {
    kind: 'private key',
    pattern:
      /-----BEGIN ?(?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s>"'+|]|\\[nr]){0,80}(?:(?:Proc-Type|Version|Comment|DEK-Info): [^\r\n\\]{0,120}(?:\\[nr]|[\s>]){1,20}){0,4}(?<value>[A-Za-z0-9+/=]{16}(?:[A-Za-z0-9+/=\s>"'|]|\\[nr]){0,16384}(?:-----END [A-Z0-9 ]{1,40}-----)?)/g,
  },
  token('age key', 'AGE-SECRET-KEY-1[A-Z0-9]{40,70}'),
  token('Slack token', '(?:xox[abceoprs]|xapp)-[A-Za-z0-9-]{10,255}', hasDigit),
  {
    kind: 'Slack webhook',
    pattern:
      /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<value>[A-Za-z0-9]{6,24}\/[A-Za-z0-9]{6,24}\/[A-Za-z0-9/]{8,64})/g,
  },
  {
    kind: 'Teams webhook',
    pattern:
      /webhook\.office\.com\/webhookb2\/(?<value>[A-Za-z0-9@-]{20,100}\/IncomingWebhook\/[A-Za-z0-9/-]{20,160})/g,
  },
  token('DigitalOcean token', 'do[opr]_v1_[a-f0-9]{32,128}'),
  token('SendGrid key', 'SG\\.[A-Za-z0-9_-]{10,128}\\.[A-Za-z0-9_-]{10,128}'),
  token('Mailgun key', '(?:key-[0-9a-z]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})'),
  token('Mailchimp key', '[0-9a-f]{32}-us\\d{1,2}'),
  token('Anthropic key', 'sk-ant-[A-Za-z0-9_-]{16,255}', hasDigit),
  token('OpenAI key', 'sk-(?:proj|svcacct|admin|or-v1|lf)-[A-Za-z0-9_-]{20,255}', hasDigit),
  token('OpenAI key', 'sk-[A-Za-z0-9]{20,128}', hasDigit),
  token('Telegram bot token', '\\d{8,10}:[A-Za-z0-9_-]{34,36}', isMixed),
  token('Shopify token', 'shp(?:at|ca|pa|ss|ua)_[A-Za-z0-9]{24,64}'),
  token('Databricks token', 'dapi[a-f0-9]{32}(?:-\\d)?'),
  token('Linear key', 'lin_(?:api|oauth)_[A-Za-z0-9]{30,128}'),
  token('Vault token', 'hv[sbr]\\.[A-Za-z0-9_-]{20,512}'),
  token('Doppler token', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9._-]{20,128}'),
  token('Grafana token', '(?:glsa_[A-Za-z0-9]{20,64}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2})'),
  token('Atlassian token', 'AT(?:ATT3|CTT3|BB)[A-Za-z0-9_=-]{20,512}', isMixed),
  token('Docker token', 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}'),
  token('Figma token', 'fig[dour]_[A-Za-z0-9_-]{20,128}', hasDigit),
  token('Notion token', '(?:ntn_[0-9]{11}[A-Za-z0-9]{35}|secret_[A-Za-z0-9]{43})'),
  token('Vercel token', 'vc[pkiar]_[A-Za-z0-9]{24,64}'),
  token('Groq key', 'gsk_[A-Za-z0-9]{40,64}'),
  token('xAI key', 'xai-[A-Za-z0-9]{60,90}'),
  token('Replicate token', 'r8_[A-Za-z0-9]{36,42}'),
  token('Perplexity key', 'pplx-[A-Za-z0-9]{40,64}'),
  token('Supabase token', 'sb[ps]_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,64}'),
  token('Netlify token', 'nfp_[A-Za-z0-9]{36,48}'),
  token('Heroku key', 'HRKU-[A-Za-z0-9_-]{32,80}'),
  token('Pulumi token', 'pul-[a-f0-9]{40}'),
  token('RubyGems key', 'rubygems_[a-f0-9]{48}'),
  token('Sentry token', 'sntry[su]_[A-Za-z0-9+/=_-]{40,512}'),
  token('New Relic key', 'NRAK-[A-Z0-9]{27}'),
  token('PlanetScale token', 'pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}'),
  token('Postman key', 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}'),
  token('Square token', '(?:sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,64}|EAAA[A-Za-z0-9_-]{60})'),
  token('Airtable token', 'pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}'),
  token('Tailscale key', 'tskey-[a-z]{2,10}-[A-Za-z0-9-]{16,80}'),
  token('HubSpot token', 'pat-[a-z]{2}\\d-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'),
  token('Dynatrace token', 'dt0[a-z]\\d{2}\\.[A-Z0-9]{24}\\.[A-Z0-9]{64}'),
  token('Terraform Cloud token', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70}'),
  token('JFrog key', 'AKCp[A-Za-z0-9]{60,80}'),
  {
    kind: 'Cloudflare key',
    pattern:
      /(?:cloudflare|(?<![A-Za-z])cf)[-_ ]?(?:[a-z]{1,12}[-_ ]?){0,2}(?:key|token|secret)["'`]?[ \t]{0,8}(?:=>|:=|=|:|is)?[ \t]{0,8}["'`]?(?<value>[A-Za-z0-9_-]{32,64})(?![A-Za-z0-9_-])/gi,
    isSecret: hasDigit,
  },
  {
    kind: 'Heroku key',
    pattern:
      /heroku[-_ ]?(?:api)?[-_ ]?(?:key|token)?["'`]?[ \t]{0,8}(?:=>|:=|=|:|is)?[ \t]{0,8}["'`]?(?<value>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![A-Za-z0-9-])/gi,
  },
  {
    kind: 'password or key',
    pattern: new RegExp(
      `(?<name>${names})${assigned}(?<quote>["'\`])(?<value>[^"'\`\\r\\n]{6,512})\\k<quote>`,
      'gi',
    ),
    isSecret: (value, { groups = {} }) =>
      !isCodeOrPlaceholder(value) && isStrong(value, groups['name'] ?? ''),
  },
  {
    kind: 'password or key',
    pattern: new RegExp(
      `(?<name>${names})${assigned}(?<value>[^\\s"'\`,;()<>[\\]{}|]{8,512})(?![\\w(\\[])`,
      'gi',
    ),
    isSecret: (value, { groups = {} }) =>
      !isCodeOrPlaceholder(value) && /\d/.test(value) && isStrong(value, groups['name'] ?? ''),
  },
  {
    kind: 'password or key',
    pattern:
      /--(?:password|passwd|token|secret|api-key)[ \t=]{1,4}["']?(?<value>[^\s"'`,;()<>[\]{}|]{8,256})/gi,
    isSecret: (value) => !isCodeOrPlaceholder(value) && /\d/.test(value) && isStrong(value, 'token'),
  },
]

/** A `token` may also be a word of a parser or a mark in a text; only long random ones are keys. */
function isStrong(value: string, name: string): boolean {
  const isVague = /^(?:token|credentials?|session[-_]?(?:key|token))$/i.test(name)
  if (isVague && value.length < 16) return false
  return mixes(value) >= (value.length >= 20 ? 2 : isVague ? 3 : 2)
}

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
function isCodeOrPlaceholder(value: string): boolean {
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
function isWeakPassword(value: string, user: string, host: string): boolean {
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
