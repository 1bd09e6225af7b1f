/*
 * The arrows of ARCHITECTURE.md, so that a wrong import fails the build. A layer may import what stands before it in this
 * list, never what stands after it. Time, the environment and forwardRef are watched by eslint.config.js.
 */
const layers = [
  ['accounts'],
  ['stations', 'webhooks'],
  ['contacts'],
  ['interactions'],
  ['mail', 'slots', 'calendar-accounts', 'busy-calendars', 'reminders', 'offers', 'meetings', 'trips'],
  ['outreach'],
  ['reactivation'],
  ['calendar'],
  [
    'digest',
    'answers',
    'correspondence',
    'invitations',
    'own-calendar',
    'past-events',
    'imports',
    'exports',
    'insights',
    'people',
    'in-town',
    'targets',
    'demo',
    'doctor',
  ],
  ['collections'],
  ['web', 'api', 'dav', 'cli'],
];
const shells = layers.at(-1);
const under = (names) => `^src/(?:${names.join('|')})/`;

const noClimbing = layers.slice(0, -1).map((layer, position) => ({
  name: `no-climbing-from-${layer[0]}`,
  comment:
    'A lower module that knows a higher one can be neither understood nor tested alone: give facts back up instead.',
  severity: 'error',
  from: { path: under(layer) },
  to: { path: under(layers.slice(position + 1).flat()) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: '(1) Two files that need each other are one idea in two places: move the shared word down.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        '(2) A rule is plain data in, plain data out: no package, no node module, no file of a service or a store.',
      severity: 'error',
      from: { path: '^src/.+/domain/' },
      to: { pathNot: ['^src/.+/domain/', '^src/common/(?:local-date|errors)\\.ts$'] },
    },
    {
      name: 'typeorm-at-the-edge',
      comment: '(3) SQL has one home: stores, queries, entities. Everything else asks them in business words.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.(?:entity|store|query|module)\\.ts$', '^src/common/database/'],
      },
      to: { path: '^(?:node_modules/)?(?:typeorm|better-sqlite3|pg)(?:/|$)' },
    },
    {
      name: 'stores-stay-home',
      comment: "(4) A module's tables are its own business: other modules ask its service.",
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/common/' },
      to: { path: '^src/[^/]+/.+\\.store\\.ts$', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'queries-are-asked-by-queries',
      comment:
        '(4) A read query may be built upon one of a module below: an order that only the upper module knows, with the ' +
        'filters of the lower one. Everything else asks the service.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['^src/common/', '\\.query\\.ts$'] },
      to: { path: '^src/[^/]+/.+\\.query\\.ts$', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'foreign-entities-are-types',
      comment:
        "(4) Only a module's own files write its tables, so others import its entities as types. Entities themselves may: " +
        'a foreign key names the table it points to.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: ['\\.entity\\.ts$', '^src/common/database/entities\\.ts$'] },
      to: { path: '^src/[^/]+/.+\\.entity\\.ts$', pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shells-apart',
      comment: '(5) Pages, API and commands share services, not each other: what both need belongs to a module.',
      severity: 'error',
      from: { path: `^src/(${shells.join('|')})/` },
      to: { path: under(shells), pathNot: '^src/$1/' },
    },
    {
      name: 'shells-are-leaves',
      comment: '(5) Nothing but the entries and the list of modules knows that there are pages, an API or commands.',
      severity: 'error',
      from: { path: '^src/', pathNot: [under(shells), '^src/(?:app|app\\.module|openapi|serve|main|cli)\\.ts$'] },
      to: { path: under(shells) },
    },
    {
      name: 'entries-are-entries',
      comment: 'What wires the program together is imported by the program entries only.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(?:app|app\\.module|openapi|serve|main|cli)\\.ts$', '^src/cli/'] },
      to: { path: '^src/(?:app|app\\.module|openapi|serve|main|cli)\\.ts$' },
    },
    {
      name: 'no-index-files',
      comment: '(8) Import the file that has it; an index hides where things live and makes circles easy.',
      severity: 'error',
      from: {},
      to: { path: '^src/.+/index\\.ts$' },
    },
    ...noClimbing,
    {
      name: 'common-knows-nobody',
      comment:
        'Common has no business words. Two files are lists of everybody: the entities, and the migrations that the data ' +
        'source is made of.',
      severity: 'error',
      from: {
        path: '^src/common/',
        pathNot: ['^src/common/database/(?:entities|data-source)\\.ts$'],
      },
      to: { path: ['^src/(?!common/)', '^migrations/'] },
    },
    {
      name: 'migrations-are-frozen',
      comment:
        'A migration must do the same in ten years: it knows the portable columns and nothing of the code of today.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-the-service',
      comment: 'Fakes and builders stay with the tests.',
      severity: 'error',
      from: { path: '^(?:src|migrations)/' },
      to: { path: '^(?:test|bench)/' },
    },
    {
      name: 'runs-without-dev-dependencies',
      comment: 'What the service imports must be there after `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: '^(?:src|migrations)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere would make the other rules blind.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
