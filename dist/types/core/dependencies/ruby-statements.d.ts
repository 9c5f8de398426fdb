/**
 * A Ruby file that only declares things (Gemfile, gemspec) as one string per statement: comments and
 * `=begin … =end` gone, arguments that go on after a comma joined. Not Ruby: what computes is passed over.
 */
export declare function parseRubyStatements(text: string): string[];
/** The plain strings at the start of an argument list: `'rack', '~> 2.0', '< 3', require: false` → three. */
export declare function leadingStrings(args: string): string[];
