/** Secrets of many kinds, put together at run time from parts, so that no scanner takes this file for a leak. */

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'
const alphabets = {
  word: lower + upper + digits,
  lower: lower + digits,
  upper: upper + digits,
  hex: `${digits}abcdef`,
  letters: lower + upper,
  digits,
  base64: `${lower}${upper}${digits}+/`,
  url: `${lower}${upper}${digits}-_`,
} as const

/** Random and the same in every run: mulberry32. */
export function createMaker(seed: number): (alphabet: keyof typeof alphabets, length: number) => string {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return (alphabet, length) => {
    const characters = alphabets[alphabet]
    // The first characters are one of each class, as those of nearly every real key are.
    const run = Array.from({ length }, () => characters[Math.floor(next() * characters.length)])
    return run.join('')
  }
}

type Make = ReturnType<typeof createMaker>

/** By kind, at least two texts each: what stands around it, and the secret. */
export const samples: Readonly<Record<string, readonly ((make: Make) => [text: string, secret: string])[]>> =
  {
    'GitHub classic': [(m) => bare(`ghp${'_'}${m('word', 36)}`), (m) => bare(`gho${'_'}${m('word', 36)}`)],
    'GitHub app': [(m) => bare(`ghs${'_'}${m('word', 36)}`), (m) => bare(`ghr${'_'}${m('word', 76)}`)],
    'GitHub fine-grained': [
      (m) => bare(`github${'_pat_'}${m('word', 22)}_${m('word', 59)}`),
      (m) => bare(`ghu${'_'}${m('word', 36)}`),
    ],
    GitLab: [(m) => bare(`glpat${'-'}${m('url', 20)}`), (m) => bare(`gldt${'-'}${m('word', 20)}`)],
    'AWS id': [(m) => bare(`AKIA${m('upper', 16)}`), (m) => bare(`ASIA${m('upper', 16)}`)],
    'AWS secret': [
      (m) => around('AWS_SECRET_ACCESS_KEY=', m('base64', 40)),
      (m) => around('aws_secret_access_key = "', m('word', 40), '"'),
    ],
    Google: [(m) => bare(`AIza${m('url', 35)}`), (m) => around('?key=', `AIza${m('word', 35)}`)],
    'GCP service account': [
      (m) => around('"type": "service_account", "private_key_id": "', m('hex', 40), '"'),
      (m) => bare(`GOCSPX${'-'}${m('word', 28)}`),
    ],
    Stripe: [(m) => bare(`sk${'_live_'}${m('word', 24)}`), (m) => bare(`rk${'_live_'}${m('word', 99)}`)],
    'Stripe webhook': [
      (m) => bare(`whsec${'_'}${m('word', 32)}`),
      (m) => bare(`whsec${'_'}${m('base64', 43)}=`),
    ],
    JWT: [
      (m) => bare(`eyJ${m('url', 33)}.eyJ${m('url', 80)}.${m('word', 43)}`),
      (m) => around('token: ', `eyJ${m('word', 17)}.eyJ${m('word', 40)}.${m('url', 85)}w`),
    ],
    Authorization: [
      (m) => around('Authorization: Bearer ', m('word', 40)),
      (m) => around('curl -H "authorization: Basic ', `${m('word', 31)}1==`, '"'),
    ],
    'URL with a password': [
      (m) => around('https://deploy:', m('word', 12), '@git.corp.dev/x.git'),
      (m) => around('git+https://ci:', m('lower', 16), '@registry.corp.dev/a#v1'),
    ],
    'password with entropy': [
      (m) => around('password = "', `${m('word', 14)}7aQ`, '"'),
      (m) => around('DB_PASSWD=', `${m('word', 18)}x9`),
    ],
    'secret with entropy': [
      (m) => around("client_secret: '", `${m('word', 30)}4`, "'"),
      (m) => around('api_key: ', `${m('hex', 31)}a`),
    ],
    Azure: [
      (m) =>
        around('AccountName=shop;AccountKey=', `${m('base64', 86)}==`, ';EndpointSuffix=core.windows.net'),
      (m) => around('SharedAccessKey=', `${m('base64', 43)}=`),
    ],
    'Hugging Face': [(m) => bare(`hf${'_'}${m('letters', 34)}`), (m) => bare(`hf${'_'}${m('word', 34)}`)],
    PyPI: [
      (m) => bare(`pypi${'-'}AgEIcHlwaS5vcmc${m('url', 120)}x`),
      (m) => around('password = ', `pypi${'-'}AgEIcHlwaS5vcmc${m('word', 150)}`),
    ],
    '1Password': [(m) => bare(`ops${'_'}eyJ${m('base64', 200)}`), (m) => bare(`ops${'_'}${m('word', 120)}`)],
    Discord: [
      (m) => around('https://discord.com/api/webhooks/', `${m('digits', 18)}/${m('url', 67)}x`),
      (m) => bare(`M${m('word', 23)}.${m('word', 6)}.${m('word', 38)}`),
    ],
    Twilio: [(m) => bare(`SK${m('hex', 32)}`), (m) => bare(`AC${m('hex', 32)}`)],
    'private key': [
      (m) => around(`-----BEGIN ${'PRIVATE'} KEY-----`, `${m('base64', 200)}-----END PRIVATE KEY-----`),
      (m) =>
        around(`"-----BEGIN RSA ${'PRIVATE'} KEY-----\\n`, `${m('base64', 64)}\\n${m('base64', 64)}`, '\\n"'),
    ],
    'other keys': [
      (m) => bare(`AGE-SECRET-KEY-1${m('upper', 58)}`),
      (m) => around(`-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\n`, `${m('base64', 70)}\n${m('base64', 70)}`),
    ],
    Slack: [
      (m) => bare(`xoxb${'-'}${m('digits', 12)}-${m('digits', 12)}-${m('word', 24)}`),
      (m) =>
        around('https://hooks.slack.com/services/', `T${m('upper', 8)}/B${m('upper', 8)}/${m('word', 24)}`),
    ],
    npm: [
      (m) => bare(`npm${'_'}${m('word', 36)}`),
      (m) => around('//registry.npmjs.org/:_authToken=', m('hex', 36)),
    ],
    'DigitalOcean and SendGrid': [
      (m) => bare(`dop${'_v1_'}${m('hex', 64)}`),
      (m) => bare(`SG.${m('url', 21)}a.${m('url', 42)}b`),
    ],
    'Mailgun and Telegram': [
      (m) => bare(`key${'-'}${m('hex', 32)}`),
      (m) => bare(`${m('digits', 10)}:AA${m('word', 33)}`),
    ],
    'OpenAI and Anthropic': [
      (m) => bare(`sk${'-proj-'}${m('url', 100)}9a`),
      (m) => bare(`sk${'-ant-'}api03-${m('url', 93)}AA`),
    ],
    'Shopify and Databricks': [(m) => bare(`shpat${'_'}${m('hex', 32)}`), (m) => bare(`dapi${m('hex', 32)}`)],
    'Linear and Vault': [(m) => bare(`lin${'_api_'}${m('word', 40)}`), (m) => bare(`hvs.${m('word', 24)}`)],
    'Heroku and Cloudflare': [
      (m) =>
        around(
          'HEROKU_API_KEY=',
          `${m('hex', 8)}-${m('hex', 4)}-${m('hex', 4)}-${m('hex', 4)}-${m('hex', 12)}`,
        ),
      (m) => around('CLOUDFLARE_API_TOKEN=', `${m('url', 39)}b`),
    ],
    databases: [
      (m) => around('postgres://app:', m('word', 14), '@db.corp.dev:5432/shop'),
      (m) => around('redis://:', m('word', 14), '@cache.corp.dev:6379'),
      (m) => around('mongodb+srv://app:', m('word', 14), '@cluster0.ab1cd.mongodb.net/x'),
    ],
    'Doppler and Grafana': [
      (m) => bare(`dp.pt.${m('word', 43)}`),
      (m) => bare(`glsa${'_'}${m('word', 32)}_${m('hex', 8)}`),
    ],
    Atlassian: [
      (m) => bare(`ATATT3xFfGF0${m('url', 170)}=${m('upper', 8)}`),
      (m) => bare(`ATATT3${m('word', 60)}`),
    ],
  }

function bare(secret: string): [string, string] {
  return [secret, secret]
}

function around(before: string, secret: string, after = ''): [string, string] {
  return [`${before}${secret}${after}`, secret]
}
