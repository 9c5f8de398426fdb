/** https://gitmoji.dev: emoji and code → the conventional type that means the same. */
const typeByGitmoji: ReadonlyMap<string, string> = new Map([
  ['✨', 'feat'],
  [':sparkles:', 'feat'],
  ['🐛', 'fix'],
  [':bug:', 'fix'],
  ['🚑', 'fix'],
  [':ambulance:', 'fix'],
  ['🩹', 'fix'],
  [':adhesive_bandage:', 'fix'],
  ['🔒', 'fix'],
  [':lock:', 'fix'],
  ['📝', 'docs'],
  [':memo:', 'docs'],
  ['💡', 'docs'],
  [':bulb:', 'docs'],
  ['🎨', 'style'],
  [':art:', 'style'],
  ['💄', 'style'],
  [':lipstick:', 'style'],
  ['🚨', 'style'],
  [':rotating_light:', 'style'],
  ['♻', 'refactor'],
  [':recycle:', 'refactor'],
  ['🔥', 'refactor'],
  [':fire:', 'refactor'],
  ['⚡', 'perf'],
  [':zap:', 'perf'],
  ['✅', 'test'],
  [':white_check_mark:', 'test'],
  ['🧪', 'test'],
  [':test_tube:', 'test'],
  ['👷', 'ci'],
  [':construction_worker:', 'ci'],
  ['💚', 'ci'],
  [':green_heart:', 'ci'],
  ['🔧', 'chore'],
  [':wrench:', 'chore'],
  ['🔖', 'release'],
  [':bookmark:', 'release'],
  ['⬆', 'deps'],
  [':arrow_up:', 'deps'],
  ['⬇', 'deps'],
  [':arrow_down:', 'deps'],
  ['📌', 'deps'],
  [':pushpin:', 'deps'],
  ['➕', 'deps'],
  [':heavy_plus_sign:', 'deps'],
  ['➖', 'deps'],
  [':heavy_minus_sign:', 'deps'],
  ['⏪', 'revert'],
  [':rewind:', 'revert'],
  ['🚧', 'wip'],
  [':construction:', 'wip'],
  ['💥', 'breaking'],
  [':boom:', 'breaking'],
])

/** An emoji with its variation selector and joined parts, or a `:code:`, in front of text. */
const leadingEmoji =
  /^(?::[a-z0-9_+-]+:|(?:\p{Extended_Pictographic}(?:[\u{1f3fb}-\u{1f3ff}\ufe0f]|\u200d\p{Extended_Pictographic})*)+)\s*(?=\S)/u

/** Takes leading emoji off a subject; `breaking` for 💥. */
export function typeOfGitmoji(text: string): { type: string | null; breaking: boolean; rest: string } {
  const match = leadingEmoji.exec(text)
  if (match === null) return { type: null, breaking: false, rest: text }
  const type = typeByGitmoji.get(match[0].trim().replace(/\ufe0f/g, '')) ?? null
  const rest = text.slice(match[0].length)
  return type === 'breaking' ? { type: null, breaking: true, rest } : { type, breaking: false, rest }
}
