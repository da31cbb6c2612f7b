// Introspection and a schema in definition language (--sdl) are one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { check, options } from '../lib.mjs';
import { data } from './answer.mjs';

if (options.sdl) {
  const schemas = () => [
    lexicographicSortSchema(buildSchema(readFileSync(options.sdl, 'utf8'))),
    lexicographicSortSchema(buildClientSchema(data)),
  ];
  check('introspection equals the SDL (descriptions, defaults, deprecations)', () => {
    const [expected, got] = schemas().map(printSchema);
    assert.equal(got, expected);
  });
  check('no breaking or dangerous differences to the SDL', () => {
    const [expected, got] = schemas();
    const changes = [...findBreakingChanges(expected, got), ...findDangerousChanges(expected, got)]
      .map(({ description }) => description)
      // graphql-js adds this location of a later draft to its own @deprecated.
      .filter((description) => description !== 'DIRECTIVE_DEFINITION was removed from deprecated.');
    assert.deepEqual(changes, []);
  });
}
