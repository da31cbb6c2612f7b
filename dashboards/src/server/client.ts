import { cacheExchange, Client, fetchExchange } from 'urql';

/** In the demo there is no sign-in; elsewhere the sign-in page leaves a token here. */
export const authorization = (): Record<string, string> => {
  const token = localStorage.getItem('kpiToken');
  return token ? { Authorization: `Bearer ${token}` } : {};
};

export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  fetchOptions: () => ({ headers: authorization() }),
});
