import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const clock = 'The time comes from Clock and is passed into rules as an argument.';
const time = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  {
    selector: 'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
    message: clock,
  },
];
const environment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read once, by the process entries, and handed to Config.',
};
const taste = [
  {
    selector: 'CallExpression[callee.name="forwardRef"]',
    message: 'Move the shared word down, or give facts back up, instead of closing a circle.',
  },
  {
    selector: 'PropertyDefinition > NewExpression[callee.name="AsyncLocalStorage"]',
    message:
      'A storage belongs to its module: each one ever used slows down every promise of the process (unit-of-work.ts).',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that has it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No re-exports: import the file that has it.' },
];

export default defineConfig(
  {
    ignores: ['dist', 'node_modules', 'data', 'test/artefacts', 'templates/assets/app.js', '**/*.{js,mjs,cjs}'],
  },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // A trailing `_` says "left out on purpose": `const { secret: _, ...rest } = row`.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-restricted-syntax': ['error', ...time, environment, ...taste],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  // Nest hands collaborators to the constructor: five are allowed, a sixth says that the class does two things.
  {
    files: ['src/**/*.{service,store,query,reader,pages,api,guard,filter,schedule,module}.ts'],
    rules: { 'max-params': ['error', 5] },
  },
  // The class that all expected failures extend.
  { files: ['src/common/errors.ts'], rules: { 'max-params': ['error', 5] } },
  // TypeORM fills the fields, so an entity's are declared without a value.
  { files: ['src/**/*.entity.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // An input class has to name the fields of its class-validator decorators without a value, too.
  { files: ['src/**/*.input.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // The one place where the time is made.
  { files: ['src/common/clock.ts'], rules: { 'no-restricted-syntax': ['error', environment, ...taste] } },
  // Process entries: they read the environment and speak to the terminal.
  {
    files: ['src/main.ts', 'src/cli.ts', 'src/cli/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...time, ...taste], 'no-console': 'off' },
  },
  // A migration lists a table's columns, however many there are.
  { files: ['migrations/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
  // The one script of the pages: bundled by esbuild, with the types of a browser instead of those of Node.
  {
    files: ['templates/assets/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  // What the OpenAPI document is made of has to be there at run time, also where only its type is named.
  {
    files: ['src/**/*.{response,input,api}.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  // Tests may be as long as their table of cases; they alone may look at the environment and the wall clock.
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'vitest*.config.ts'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines-per-function': 'off',
      'max-params': 'off',
      complexity: 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
