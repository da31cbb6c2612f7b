// usage: node judges/streaming.mjs URL --ws=URL
// graphql-ws, graphql-sse and urql subscribe; then both protocols by hand, close codes included. It knows the sample schema of tests/GraphQL.Tests
// and its StreamingSite: a token that is rejected, and a gate that holds branch P1 until `release`.
import '../streaming/clients.mjs';
import '../streaming/events.mjs';
import '../streaming/messages.mjs';
import '../streaming/closing.mjs';
