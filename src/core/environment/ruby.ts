import { type Offer, offerOf } from './environment.js'
import type { Project } from './project.js'

/** What Bundler, Rails, RSpec, Rake and RuboCop offer. */
export function deriveRuby(project: Project): Offer {
  if (!project.has('Gemfile') && !project.has('Rakefile')) return {}
  const prefix = project.has('Gemfile') ? 'bundle exec ' : ''
  const isRails = project.has('bin/rails')
  const rake = rakeTest(project.text('Rakefile'))
  const isRspec =
    project.has('.rspec') || /^[^\S\n]*gem\s+["']rspec(?:-rails)?["']/m.test(project.text('Gemfile'))
  const test = isRspec
    ? `${prefix}rspec`
    : isRails
      ? 'bin/rails test'
      : rake === null
        ? null
        : `${prefix}${rake}`
  return {
    ...offerOf('usual', { install: project.has('Gemfile') ? 'bundle install' : null }),
    // The server is the application; a `dev` script beside it only bundles its assets.
    ...offerOf(isRails ? 'stated' : 'configured', {
      run: isRails ? 'bin/rails server' : project.has('config.ru') ? `${prefix}rackup` : null,
    }),
    ...offerOf('configured', {
      test,
      lint: project.has('.rubocop.yml')
        ? `${prefix}rubocop`
        : project.has('.standard.yml')
          ? `${prefix}standardrb`
          : null,
    }),
  }
}

/** `Rake::TestTask.new(:test)`, `RSpec::Core::RakeTask.new(:spec)`, `task :test do`, `task default: %i[test lint]`. */
function rakeTest(text: string): string | null {
  if (
    /^[^\S\n]*(?:Rake::TestTask|Minitest::TestTask)\b|^[^\S\n]*task\s*(?:\(\s*)?(?::test\b|test:|["']test["'])/m.test(
      text,
    )
  )
    return 'rake test'
  if (/^[^\S\n]*RSpec::Core::RakeTask\b|^[^\S\n]*task\s*(?:\(\s*)?(?::spec\b|spec:|["']spec["'])/m.test(text))
    return 'rake spec'
  return /^[^\S\n]*task\s*(?:\(\s*)?(?:default:|:default\s*=>)[^\n]*\b(?:spec|test)\b/m.test(text)
    ? 'rake'
    : null
}
