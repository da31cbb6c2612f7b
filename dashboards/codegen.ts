import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumsAsTypes: true,
        scalars: {
          Month: 'string',
          ID: 'string',
          DateTime: 'string',
          LocalDate: 'string',
          Decimal: 'number',
        },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
  errorsOnly: true,
};

export default config;
