// usage: node judges/clients.mjs URL [--ws=URL --sub='subscription {…}'] [--header=NAME:VALUE]
// Real clients get their answers: graphql-request, @urql/core, @apollo/client, relay-runtime; persisted queries; subscriptions.
import '../clients/queries.mjs';
import '../clients/persisted.mjs';
import '../clients/subscriptions.mjs';
