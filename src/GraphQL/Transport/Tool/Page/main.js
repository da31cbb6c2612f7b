// GraphiQL over the endpoint that serves this page. The server fills in the attributes of <body>.
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';

const { endpoint, subscriptions } = document.body.dataset;
const url = new URL(endpoint, location.origin);
const subscriptionUrl = new URL(url);
subscriptionUrl.protocol = url.protocol.replace('http', 'ws');

const fetcher = createGraphiQLFetcher({
  url: url.href,
  ...(subscriptions === 'true' && { subscriptionUrl: subscriptionUrl.href }),
});

createRoot(document.getElementById('graphiql')).render(createElement(GraphiQL, { fetcher, defaultEditorToolsVisibility: true }));
