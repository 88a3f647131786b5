// Small on purpose: what the compiler and prettier cannot see. A line that disables a rule says why.
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const SAFE_CALLS = [
  // node:test collects what these return; nobody awaits them.
  { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
  // chai's `equal()`, which a plugin for DOM snapshots declares as a promise that it is not.
  { from: 'package', package: 'chai', name: 'Equal' },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '**/.next/', '**/*.js', '**/*.mjs', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: SAFE_CALLS }],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['widget/**/*.ts'],
    plugins: { lit, wc },
    rules: { ...lit.configs['flat/recommended'].rules, ...wc.configs['flat/best-practice'].rules },
  },
);
