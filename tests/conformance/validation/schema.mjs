// The schema that documents are written over (--sdl), as graphql-js sees it.
import { readFileSync } from 'node:fs';
import { GraphQLError, buildSchema, isCompositeType, isInputObjectType, isLeafType, print } from 'graphql';
import { buildSchema as buildSchema17 } from 'graphql17';
import { options } from '../lib.mjs';

const sdl = readFileSync(options.sdl, 'utf8');

export const schema = buildSchema(sdl);
export const schema17 = buildSchema17(sdl);

// The sample's scalar judges literals, as the server's does.
schema.getType('Month').parseLiteral = (node) => {
  if (node.kind !== 'StringValue' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(node.value)) {
    throw new GraphQLError(`Month cannot represent value: ${print(node)}`, { nodes: node });
  }
  return node.value;
};

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

/** Types that have fields or members. */
export const composites = types.filter(isCompositeType);

/** Types that a variable may have. */
export const inputs = types.filter((type) => isLeafType(type) || isInputObjectType(type));
