/** Words joined for a pattern; one line a group. */
function wordsOf(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')))
}

/** Say that something is done, not what is true afterwards. */
export const weakVerbs = wordsOf(
  'improve optimize optimise enhance polish refine tweak tune streamline modernize stabilize beautify perfect',
  'continue proceed work start begin keep finish complete finalize wrap iterate progress resume go',
  'explore investigate consider research evaluate assess analyze analyse study learn understand brainstorm ',
  'discuss decide think rethink revisit explain monitor watch track observe look review plan prepare define design',
  'handle support address manage maintain integrate expand extend scale help deal organize update document test ensure',
  'refactor clean cleanup simplify rework reorganize restructure audit profile benchmark make do get',
)

/** Say what is done to the object, so that its end can be seen. */
export const strongVerbs = wordsOf(
  'add remove delete drop rename replace swap switch move copy split merge extract inline wire hook create generate',
  'run rerun re-run rebuild restart regenerate install uninstall upgrade downgrade bump pin unpin tag push publish',
  'fix revert restore reset disable enable hide show display render print log emit return raise throw reject accept',
  'call pass send fetch read write load save store persist cache parse serialize encode decode hash sign sort filter',
  'implement build expose register configure set unset convert migrate port backport apply commit deploy release close',
  'confirm verify check assert validate cover mock stub seed compare reconcile measure count list walk probe reproduce',
  'use stop block allow deny limit cap retry skip guard escape sanitize redirect route map bind mount attach detach',
  'change set correct adjust rewrite invert flip bridge surface gate mark label record annotate link point open reply',
  'delete archive retire deprecate prune trim lower raise increase reduce shorten unify deduplicate dedupe inject export',
  'import invoke trigger schedule submit request ask include exclude append insert prepend forward propagate sync',
)

/** Judge instead of naming: nobody can see when "better" is reached. */
export const vagueWords = wordsOf(
  'better best enhanced improved optimized advanced comprehensive robust proper properly appropriate nice nicer good great',
  'various several some many multiple other others additional more further extra etc misc miscellaneous stuff things thing',
  'everywhere everything anything something general generic overall basic simple full complete final real realistic smart',
  'helpful accurate useful necessary needed relevant possible potential regularly refinement refinements polish improvements',
  'improvement enhancement enhancements optimization optimizations cleanup tweaks tuning minor major custom modern clean',
  'richer deeper larger bigger cleaner clearer smarter simpler stronger broader wider greater tighter closer ',
  'premium dedicated enterprise platform thoroughly generic gracefully correctly fully well',
  'smooth smoother intuitive seamless scalable easier faster quality experience whatever somehow etc.',
)

/** Leave open whether, when or what. */
export const openWords = wordsOf(
  'maybe perhaps possibly probably might could may unclear unknown undecided unanswered tbd tba later eventually someday',
  'likely presumably optional optionally whenever somehow deferred ongoing early rough idea ideas',
  'sometime somewhere future consider considering ideally hopefully thinking wondering unstarted tentative revisit',
)

/** What any project has: they do not say which one. */
export const commonNouns = wordsOf(
  'feature features functionality system systems component components page pages view views screen screens ui ux app apps',
  'application project code codebase test tests testing doc docs documentation error errors handling performance security',
  'data api apis integration integrations support user users design styling style styles bug bugs issue issues fix fixes',
  'work task tasks content section sections setup configuration config deployment management dashboard dashboards analytics',
  'monitoring metrics logging logs report reports reporting state states layout layouts logic model models module modules',
  'service services tool tools tooling plan plans planning strategy workflow workflows process flow flows tab tabs panel',
  'sidebar menu navigation button buttons form forms modal table tables list lists search filter filters export import sync',
  'auth authentication authorization backend frontend mobile desktop web site website responsive animation animations',
  'effect effects color colors theme themes mode dark light coverage benchmark benchmarks audit refactoring refactor',
  'materials training guide guides tutorial tutorials notes release version launch social sharing email notification',
  'notifications settings profile profiles onboarding validation caching cache detection accessibility database schema',
  'changes change development implementation infrastructure architecture pipeline production environment usage messages',
  'layer script scripts helper helpers tier access strategy practices practice checks check smoke',
  'edge case cases metadata goal roadmap overhaul rewrite redesign architecture pass step steps',
  'deploy sync backup roles role product products marketing business feedback demo version item items ',
  'message improvement research review summary weekly daily prompt prompts image images file files video audio text chat',
  'client customer server local remote cloud platform tuning sizing size sizes visual interface editor engine generation',
)

/** Carry no content of their own. */
export const stopWords = wordsOf(
  "a an the this that these those it its it's they them their there here we our us you your i my me he she his her who",
  'and or but nor so yet if then else when while where which what how why as than too also just only even still again',
  'of in on at to from by with without for into onto over under between through across per via up down out off about',
  'is are was were be been being am has have had having do does did doing can could will would shall should must may might',
  'not no none never nothing all any each every both few most own same other such very much more less now once already',
  'one two three four five six seven eight nine ten first second third next last new old etc e.g i.e vs yes ok',
)
