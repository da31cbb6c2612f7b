import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buildSchema, graphql } from 'graphql';
import type { Connect, Plugin } from 'vite';
import { rootValue } from './demoResolvers.ts';

/** Answers schema.graphql from invented data, so that the pages can be looked at without the real server. */
export function demoApi(): Plugin {
  const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

  async function answer(request: IncomingMessage, response: ServerResponse) {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue });
    response.setHeader('Content-Type', 'application/graphql-response+json');
    response.end(JSON.stringify(result));
  }

  /** There are no reports here; whoever asks is told what a busy server tells. */
  function refuse(response: ServerResponse) {
    response.writeHead(503, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ code: 'BURSTS_BUSY' }));
  }

  const serve = ({ middlewares }: { middlewares: Connect.Server }) => {
    middlewares.use('/graphql', (request, response) => void answer(request, response));
    middlewares.use('/reports', (_, response) => refuse(response));
  };
  return { name: 'demo-api', configureServer: serve, configurePreviewServer: serve };
}
