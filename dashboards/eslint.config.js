import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
    { ignores: ['src/gql', 'node_modules'] },
    js.configs.recommended,
    ...ts.configs.strict,
    hooks.configs.flat.recommended,
    a11y.flatConfigs.strict,
    {
        rules: {
            'no-restricted-imports': ['error', { patterns: ['**/dev/*'] }],
            'max-lines': ['error', 200],
            // A part that scrolls must be reachable by keyboard.
            'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['group'] }],
        },
    },
    {
        // Charts are drawn by the PDF renderer, too, where there is no page.
        files: ['src/charts/**/*.ts', 'src/figures/**/*.ts'],
        rules: { 'no-restricted-globals': ['error', 'window', 'document', 'localStorage', 'navigator'] },
    },
    {
        // In the combobox pattern the text field keeps the focus and takes the keys for the whole popup.
        files: ['src/branches/*.tsx'],
        rules: {
            'jsx-a11y/click-events-have-key-events': 'off',
            'jsx-a11y/no-static-element-interactions': 'off',
            'jsx-a11y/no-noninteractive-element-interactions': 'off',
        },
    },
    { files: ['dev/*.mjs'], rules: { 'no-undef': 'off' } },
    { files: ['*.ts', '*.js'], rules: { 'no-restricted-imports': 'off' } },
);
