// usage: node judges/introspect.mjs URL [--sdl=FILE] [--header=NAME:VALUE]
// graphql-js 16 and 17 build, validate and print the schema from introspection; its entries are what the specification says; it is the schema of
// a file, where one is given.
import '../introspection/builds.mjs';
import '../introspection/entries.mjs';
import '../introspection/itself.mjs';
import '../introspection/names.mjs';
import '../introspection/sdl.mjs';
