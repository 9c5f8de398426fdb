/** What may stand between a variable's name and what is done with its value: `']`, `")`, `.strip()`. */
const end = String.raw`\b["'\`]?\s*[\])}]?\)?(?:\??\.\w+\(\))?`
/** A value that one can go on with: a text that is not empty, a number, a constant. */
const value = String.raw`(?:["'\`](?!["'\`])|\d|[A-Z]\w|[Tt]rue\b|[Ff]alse\b)`

/** Ways of going on without the variable; NAME stands for it. */
const forms: readonly string[] = [
  // process.env.X === '1', os.environ.get("X") != "true"
  String.raw`NAME${end}\s*(?:===?\s*(?:["'\`](?!["'\`])|\d)|!==?\s*["'\`\d])`,
  // process.env.X ?? 'x', || 80, ENV["X"] || "x"
  String.raw`NAME${end}\s*(?:\?\?|\|\|)=?\s*${value}`,
  // os.environ.get("X", "x"), env('X', 80), ENV.fetch("X", "x")
  String.raw`["']NAME["']\s*,\s*${value}`,
  // ENV.fetch("X") { "x" }, env::var("X").unwrap_or_else(…)
  String.raw`["']NAME["']\)\s*(?:\{|\.unwrap_or|\.ok\(\)|\.is_ok\(\))`,
  // const { X = 'x' } = process.env
  String.raw`\bNAME\s*=\s*${value}.*\}\s*=`,
  // if (process.env.X), if ENV["X"].present?, if "X" in os.environ
  String.raw`\b(?:if|elif|when)\b[\s(]*["'\w.:\[]*NAME${end}\s*(?:\)|:|$|\.present\?|&&|and\b|in\b)`,
  String.raw`(?:\bif|^\s*(?:return|next) unless)\s+\S*NAME${end}\.present\?`,
]

/** Whether the line reads the variable in a way that goes on without it: a switch, a guard, a default of its own. */
export function isOptionalRead(line: string, name: string): boolean {
  return forms.some((form) => new RegExp(form.replaceAll('NAME', name)).test(line))
}
